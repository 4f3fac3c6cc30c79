package dev.workfloo.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Knows what is packed into ZIP files by the entries that they begin with.
 *
 * <p>Sources: PKWARE's APPNOTE 6.3 (section 4.3.7), ISO/IEC 29500-2 (packages of OOXML), OpenDocument 1.3 part 2 (section 3.3: a first
 * entry that is the media type).
 */
public final class ZipSignatures {

    static final String ENTRY = "PK\3\4";

    private static final String ZIP = "application/zip";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final Map<String, String> OFFICE_FOLDERS = Map.of(
            "word/", OFFICE + "wordprocessingml.document",
            "xl/", OFFICE + "spreadsheetml.sheet",
            "ppt/", OFFICE + "presentationml.presentation");

    private static final int ENTRY_HEAD = 30;
    private static final int NAME_LENGTH = 26;

    private ZipSignatures() {}

    /** The media type of a ZIP file that begins so, by the entries that it begins with. */
    public static String mediaType(byte[] beginning) {
        String firstName = name(0, beginning);
        if (firstName.equals("mimetype")) {
            int from = ENTRY_HEAD + firstName.length();
            String said = FileSignatures.latin(beginning, from, from + 100);
            for (String kind : List.of("spreadsheet", "text")) {
                String mediaType = "application/vnd.oasis.opendocument." + kind;
                if (said.startsWith(mediaType)) return mediaType;
            }
        }
        boolean isOffice = false;
        Optional<String> folder = Optional.empty();
        for (int at = 0; at + ENTRY_HEAD < beginning.length; at++) {
            if (!FileSignatures.isAt(at, ENTRY, beginning)) continue;
            String name = name(at, beginning);
            Optional<String> its =
                    OFFICE_FOLDERS.keySet().stream().filter(name::startsWith).findFirst();
            isOffice |=
                    name.equals("[Content_Types].xml") || name.startsWith("_rels/") || its.isPresent() && isPart(name);
            folder = folder.or(() -> its);
        }
        return isOffice
                ? folder.map(it -> String.valueOf(OFFICE_FOLDERS.get(it))).orElse(ZIP)
                : ZIP;
    }

    /** Parts stand in any order: what tells of all of them may come last. */
    private static boolean isPart(String name) {
        return name.endsWith(".xml") || name.endsWith(".rels");
    }

    private static String name(int entry, byte[] bytes) {
        int length = entry + NAME_LENGTH + 1 < bytes.length
                ? (bytes[entry + NAME_LENGTH] & 0xFF) | (bytes[entry + NAME_LENGTH + 1] & 0xFF) << 8
                : 0;
        return FileSignatures.latin(bytes, entry + ENTRY_HEAD, entry + ENTRY_HEAD + length);
    }
}
