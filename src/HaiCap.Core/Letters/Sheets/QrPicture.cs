using QRCoder;

namespace HaiCap.Core.Letters.Sheets;

/// <summary>QR codes as SVG: sharp at any size, and the typesetter embeds them as lines.</summary>
public static class QrPicture
{
    /// <summary>Level M (15 % may be lost): a stamp or a fold over one corner does not hurt. White margin of four modules, as ISO 18004 asks.</summary>
    public static CheckMark For(string url)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(url, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return new(code.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute), url);
    }
}
