package dev.workfloo.person.form;

import dev.workfloo.definition.file.FileField;
import dev.workfloo.definition.file.FileFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which files are asked for, as browsers and people read it. */
final class FileTypes {

    /** What is asked for where the definition takes every file: phones turn their own formats into one of these. */
    private static final List<FileFormat> USUAL =
            List.of(FileFormat.JPEG, FileFormat.PNG, FileFormat.WEBP, FileFormat.PDF);

    /** Those that browsers show, and do nothing else with. */
    private static final Set<String> SHOWN =
            USUAL.stream().map(FileFormat::mediaType).collect(Collectors.toSet());

    private static final int KIB = 1024;

    private FileTypes() {}

    /** Of HTML's {@code accept}: by media types, from which phones know what to turn photographs into, and by endings. */
    static String accept(FileField field) {
        Set<String> accepted = new LinkedHashSet<>();
        formats(field).forEach(format -> accepted.add(format.mediaType()));
        field.accepts().formats().forEach(extension -> accepted.add("." + extension));
        return String.join(",", accepted);
    }

    /** Whether one may take it with a camera, and not only choose it. */
    static boolean takesPhotographs(FileField field) {
        return formats(field).stream().anyMatch(format -> format.mediaType().startsWith("image/"));
    }

    /** Such as {@code JPG, PNG, PDF}. */
    static String spelt(FileField field) {
        List<String> given = field.accepts().formats();
        if (given.isEmpty()) return "JPG, PNG, WEBP, PDF";
        return given.stream().map(it -> it.toUpperCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    private static List<FileFormat> formats(FileField field) {
        List<String> extensions = field.accepts().formats();
        if (extensions.isEmpty()) return USUAL;
        return Arrays.stream(FileFormat.values())
                .filter(format -> format.extensions().anyMatch(extensions::contains))
                .toList();
    }

    static boolean isShown(String mediaType) {
        return SHOWN.contains(mediaType);
    }

    /** Such as {@code 4.2 MB}. */
    static String size(long bytes) {
        if (bytes < KIB) return bytes + " B";
        BigDecimal kib = new BigDecimal(bytes).divide(new BigDecimal(KIB), 1, RoundingMode.HALF_UP);
        if (bytes < (long) KIB * KIB)
            return kib.setScale(0, RoundingMode.HALF_UP).toPlainString() + " kB";
        BigDecimal mib = new BigDecimal(bytes).divide(new BigDecimal((long) KIB * KIB), 1, RoundingMode.HALF_UP);
        return mib.stripTrailingZeros().toPlainString() + " MB";
    }
}
