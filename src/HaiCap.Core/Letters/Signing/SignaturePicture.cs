namespace HaiCap.Core.Letters.Signing;

/// <summary>How a signature looks: a small page as big as its place, which shrinks its own type until a long name fits.</summary>
internal static class SignaturePicture
{
    public const string Source =
        """
        #let d = json("data.json")
        #set page(width: d.width * 1pt, height: d.height * 1pt, margin: (left: 4pt, rest: 1pt), fill: none)
        #set text(font: "Tinos", lang: "vi", fill: rgb(d.colour), hyphenate: false)
        #set par(leading: 0.35em, spacing: 0.35em)
        #let words(size) = {
          set text(size: size)
          [Ký bởi: *#d.signedBy*]
          for line in d.lines [ \ #line]
          [ \ Thời gian ký: #d.at]
          if d.test [ \ _Chứng thư thử nghiệm, không có giá trị pháp lý_]
        }
        #place(left + horizon, dx: -4pt, line(angle: 90deg, length: 100%, stroke: 1.2pt + rgb(d.colour)))
        #context {
          let size = 8pt
          while size > 3pt and measure(words(size), width: d.width * 1pt - 5pt).height > d.height * 1pt - 2pt { size -= 0.25pt }
          align(left + horizon, words(size))
        }
        """;
}
