package dev.workfloo.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Knows files by the bytes that they begin with, as far as these tell. It takes no library; who has one asks that.
 *
 * <p>Sources: ISO 32000-2 (PDF, which may have up to 1,024 bytes before), ITU-T T.81 (JPEG), PNG (third edition, section 5.2), GIF89a,
 * TIFF 6.0, RFC 9649 (WebP), ISO/IEC 14496-12 (boxes of HEIF).
 */
public final class FileSignatures {

    public static final String UNKNOWN = "application/octet-stream";

    /** How many bytes are looked at, at the most. */
    public static final int BEGINNING = 64 * 1024;

    private static final int LONGEST_PREFACE = 1_024;
    private static final List<String> HEIF_BRANDS = List.of("heic", "heix", "heim", "heis", "mif1", "msf1");

    /** What no text has, in whatever letters. */
    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0E-\\x1A\\x1C-\\x1F\\x7F]");

    private FileSignatures() {}

    private record Signature(int at, String bytes, String mediaType) {
        boolean isIn(byte[] beginning) {
            return FileSignatures.isAt(at, bytes, beginning);
        }
    }

    private static final List<Signature> SIGNATURES = List.of(
            new Signature(0, "\u00FF\u00D8\u00FF", "image/jpeg"),
            new Signature(0, "\u0089PNG\r\n\u001A\n", "image/png"),
            new Signature(0, "GIF87a", "image/gif"),
            new Signature(0, "GIF89a", "image/gif"),
            new Signature(0, "II*\0", "image/tiff"),
            new Signature(0, "MM\0*", "image/tiff"),
            new Signature(8, "WEBP", "image/webp"));

    /** The media type of a file that begins so: with all of it, or with {@value #BEGINNING} bytes of it. */
    public static String mediaType(byte[] beginning) {
        return SIGNATURES.stream()
                .filter(signature -> signature.isIn(beginning))
                .map(Signature::mediaType)
                .findFirst()
                .or(() -> container(beginning))
                .or(() -> text(beginning))
                .orElse(UNKNOWN);
    }

    private static Optional<String> container(byte[] beginning) {
        if (isAt(0, ZipSignatures.ENTRY, beginning)) return Optional.of(ZipSignatures.mediaType(beginning));
        boolean isHeif =
                isAt(4, "ftyp", beginning) && HEIF_BRANDS.stream().anyMatch(brand -> isAt(8, brand, beginning));
        if (isHeif) return Optional.of("image/heic");
        // Its second number is the size of the header behind it, which is known.
        boolean isBitmap = isAt(0, "BM", beginning)
                && (isAt(14, "\u0028\0\0\0", beginning)
                        || isAt(14, "\u006C\0\0\0", beginning)
                        || isAt(14, "\u007C\0\0\0", beginning));
        if (isBitmap) return Optional.of("image/bmp");
        int last = Math.min(beginning.length, LONGEST_PREFACE);
        for (int at = 0; at < last; at++) if (isAt(at, "%PDF-", beginning)) return Optional.of("application/pdf");
        return Optional.empty();
    }

    private static Optional<String> text(byte[] beginning) {
        if (beginning.length == 0
                || CONTROLS.matcher(latin(beginning, 0, beginning.length)).find()) return Optional.empty();
        String text =
                latin(beginning, 0, 100).replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading();
        return Optional.of(text.toLowerCase(Locale.ROOT).startsWith("<?xml") ? "application/xml" : "text/plain");
    }

    static boolean isAt(int at, String signature, byte[] bytes) {
        return latin(bytes, at, at + signature.length()).equals(signature);
    }

    /** Each byte as one character. */
    static String latin(byte[] bytes, int from, int to) {
        int begin = Math.min(from, bytes.length);
        return new String(Arrays.copyOfRange(bytes, begin, Math.min(to, bytes.length)), StandardCharsets.ISO_8859_1);
    }
}
