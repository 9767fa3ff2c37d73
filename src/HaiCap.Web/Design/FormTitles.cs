using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Web.Design;

public static class FormTitles
{
    /// <summary>A form's section as it is headed in the language of the page.</summary>
    public static string Shown(this FormSection section) => Words.T(section.Title, section.TitleEn ?? section.Title);
}
