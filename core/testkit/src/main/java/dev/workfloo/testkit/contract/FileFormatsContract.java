package dev.workfloo.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.application.port.out.FileFormats;
import dev.workfloo.definition.file.FileContents;
import dev.workfloo.definition.file.FileField;
import dev.workfloo.definition.file.FileField.Accepted;
import dev.workfloo.definition.file.FileField.Count;
import dev.workfloo.definition.file.FileFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** What {@link FileFormats} must do: files of each format that can be asked for are known by their content, and by nothing else. */
public abstract class FileFormatsContract {

    /** What is tested. */
    protected abstract FileFormats formats();

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One of each, as small as it can be known. */
    static byte[] sample(FileFormat format) throws IOException {
        return switch (format) {
            case PDF -> latin("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n1 0 obj\n<<>>\nendobj\n");
            case JPEG -> latin("\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF\0\1\1");
            case PNG -> latin("\u0089PNG\r\n\u001A\n\0\0\0\rIHDR");
            case GIF -> latin("GIF89a\1\0\1\0");
            case TIFF -> latin("II*\0\10\0\0\0");
            case BMP -> latin("BMF\0\0\0\0\0\0\0" + "6\0\0\0(\0\0\0\1\0\0\0\1\0\0\0\1\0\30\0\0\0\0\0");
            case WEBP -> latin("RIFF\u001A\0\0\0WEBPVP8L");
            case HEIC -> latin("\0\0\0\u0018ftypheic\0\0\0\0mif1heic");
            case DOCX -> packaged("[Content_Types].xml", "_rels/.rels", "word/document.xml");
            case XLSX -> packaged("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml");
            case PPTX -> packaged("_rels/.rels", "ppt/presentation.xml", "[Content_Types].xml");
            case ODT -> openDocument("application/vnd.oasis.opendocument.text");
            case ODS -> openDocument("application/vnd.oasis.opendocument.spreadsheet");
            case ZIP -> packaged("photo.jpg", "word/notes.txt");
            case XML ->
                latin(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<cfdi:Comprobante xmlns:cfdi=\"http://www.sat.gob.mx/cfd/4\" Version=\"4.0\"/>\n");
            case TXT, CSV -> "nombre;monto\nMuñoz;1200.50\n".getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] packaged(String... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(latin("<of>" + entry + "</of>"));
            }
        }
        return bytes.toByteArray();
    }

    /** Some write the parts as they make them, and what tells of all of them at last. */
    private static byte[] packagedAtLast(String first, String large) throws IOException {
        byte[] sheet = new byte[2 * FileFormats.BEGINNING];
        new Random(1).nextBytes(sheet);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String entry : List.of(first, large, "_rels/.rels", "[Content_Types].xml")) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(entry.equals(large) ? sheet : latin("<of/>"));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] openDocument(String mediaType) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry first = new ZipEntry("mimetype");
            CRC32 sum = new CRC32();
            sum.update(latin(mediaType));
            first.setMethod(ZipEntry.STORED);
            first.setSize(mediaType.length());
            first.setCrc(sum.getValue());
            zip.putNextEntry(first);
            zip.write(latin(mediaType));
            zip.putNextEntry(new ZipEntry("content.xml"));
        }
        return bytes.toByteArray();
    }

    /** Whether a file that begins so is taken where this alone is asked for. */
    private boolean isTaken(byte[] content, FileFormat as) {
        Accepted accepted = new Accepted(true, as.extensions().toList(), Optional.empty(), Count.ONE);
        FileField field = new FileField("file", "File", accepted, Optional.empty(), Optional.empty());
        byte[] beginning = Arrays.copyOf(content, Math.min(content.length, FileFormats.BEGINNING));
        return field.refuse(new FileContents(formats().mediaType(beginning), content.length))
                .isEmpty();
    }

    @Test
    void knowsEachFormat() {
        assertAll(Stream.of(FileFormat.values()).map(format -> () -> {
            byte[] sample = sample(format);
            assertTrue(
                    isTaken(sample, format), () -> format + " is " + formats().mediaType(sample));
        }));
    }

    /** But for text, of which CSV cannot be told. */
    @Test
    void takesNoneForAnother() throws IOException {
        for (FileFormat format : FileFormat.values()) {
            for (FileFormat other : FileFormat.values()) {
                boolean areAlike =
                        format == other || List.of(format, other).containsAll(List.of(FileFormat.TXT, FileFormat.CSV));
                byte[] sample = sample(format);

                assertEquals(areAlike, isTaken(sample, other), () -> format + " as " + other);
            }
        }
    }

    @Test
    void goesByNothingButContent() {
        byte[] program = latin("MZ\u0090\0\3\0\0\0\4\0\0\0\u00FF\u00FF");

        assertTrue(Stream.of(FileFormat.values()).noneMatch(format -> isTaken(program, format)));
        assertTrue(Stream.of(FileFormat.values()).noneMatch(format -> isTaken(latin("\1\2\3\0"), format)));
    }

    @Test
    void knowsPackagesInAnyOrder() throws IOException {
        byte[] book = packagedAtLast("docProps/app.xml", "xl/worksheets/sheet1.xml");
        byte[] letter = packagedAtLast("word/_rels/document.xml.rels", "word/document.xml");

        assertTrue(isTaken(book, FileFormat.XLSX));
        assertTrue(isTaken(letter, FileFormat.DOCX));
        assertFalse(isTaken(packagedAtLast("photo.jpg", "word/notes.txt"), FileFormat.DOCX));
    }

    @Test
    void knowsLargeOnesByTheirBeginning() throws IOException {
        byte[] large = Arrays.copyOf(sample(FileFormat.DOCX), 3 * FileFormats.BEGINNING);
        byte[] text = "ñandú\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);

        assertTrue(isTaken(large, FileFormat.DOCX));
        assertTrue(isTaken(text, FileFormat.TXT));
    }
}
