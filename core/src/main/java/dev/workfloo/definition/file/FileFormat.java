package dev.workfloo.definition.file;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats that a file can be asked for in: each has extensions, by which documents name it, and media types, by which content is known. */
public enum FileFormat {
    PDF(List.of("pdf"), "application/pdf"),
    JPEG(List.of("jpg", "jpeg"), "image/jpeg"),
    PNG(List.of("png"), "image/png"),
    GIF(List.of("gif"), "image/gif"),
    TIFF(List.of("tif", "tiff"), "image/tiff"),
    BMP(List.of("bmp"), "image/bmp"),
    WEBP(List.of("webp"), "image/webp"),
    HEIC(List.of("heic", "heif"), "image/heic", "image/heif"),
    DOCX(List.of("docx"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX(List.of("xlsx"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PPTX(List.of("pptx"), "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ODT(List.of("odt"), "application/vnd.oasis.opendocument.text"),
    ODS(List.of("ods"), "application/vnd.oasis.opendocument.spreadsheet"),
    ZIP(List.of("zip"), "application/zip"),
    XML(List.of("xml"), "application/xml", "text/xml") {
        /** What is written in XML has a type of its own often, such as {@code image/svg+xml} (RFC 7303, section 4.2). */
        @Override
        boolean holds(String mediaType) {
            return super.holds(mediaType) || mediaType.endsWith("+xml");
        }
    },
    TXT(List.of("txt"), "text/plain"),
    /** Nothing in its content tells it from other text. */
    CSV(List.of("csv"), "text/csv", "text/plain");

    private final List<String> extensions;
    private final List<String> mediaTypes;

    FileFormat(List<String> extensions, String... mediaTypes) {
        this.extensions = extensions;
        this.mediaTypes = List.of(mediaTypes);
    }

    /** The format that has this extension, in lower case and without a dot. */
    static Optional<FileFormat> of(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extensions.contains(extension))
                .findFirst();
    }

    /** All extensions. */
    public static List<String> known() {
        return Arrays.stream(values())
                .flatMap(format -> format.extensions.stream())
                .toList();
    }

    public Stream<String> extensions() {
        return extensions.stream();
    }

    /** The media type by which its content is known first of all (RFC 6838). */
    public String mediaType() {
        return mediaTypes.get(0);
    }

    boolean holds(String mediaType) {
        return mediaTypes.contains(mediaType);
    }
}
