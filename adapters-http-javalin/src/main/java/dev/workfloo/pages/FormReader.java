package dev.workfloo.pages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Attributes;
import org.eclipse.jetty.util.MultiMap;
import org.eclipse.jetty.util.UrlEncoded;

/** Reads what browsers make of forms: URL-encoded, or in parts where there are files (RFC 7578). */
final class FormReader {

    /** Each takes more of the heap than it is long: of so many, what was counted for the body suffices. */
    static final int MOST_FIELDS = 5_000;

    private FormReader() {}

    /**
     * @param type what {@code Content-Type} says; of another type, or not in its form, a body has no fields
     * @return nothing where it holds more than a form does
     */
    static Optional<PostedForm> read(String type, byte[] body) {
        String essence = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        try {
            return switch (essence) {
                case "application/x-www-form-urlencoded" -> encoded(body);
                case "multipart/form-data" -> inParts(type, body);
                default -> Optional.of(PostedForm.EMPTY);
            };
        } catch (RuntimeException | IOException e) {
            // Whatever it is, no browser made it.
            return Optional.of(PostedForm.EMPTY);
        }
    }

    /** Files do not come in it: so it is no longer than a form without them. */
    private static Optional<PostedForm> encoded(byte[] body) throws IOException {
        if (body.length > PageRoute.FORM || isMoreThan(MOST_FIELDS - 1, new byte[] {'&'}, body))
            return Optional.empty();
        MultiMap<String> values = new MultiMap<>();
        UrlEncoded.decodeTo(new String(body, StandardCharsets.UTF_8), values, StandardCharsets.UTF_8);
        Map<String, List<String>> fields = new LinkedHashMap<>();
        values.forEach((name, each) -> fields.put(name, List.copyOf(each)));
        return Optional.of(new PostedForm(fields, Map.of()));
    }

    private static boolean isMoreThan(int most, byte[] separator, byte[] body) {
        int found = 0;
        for (int at = 0; at <= body.length - separator.length; at++) {
            boolean isHere = body[at] == separator[0]
                    && Arrays.equals(body, at, at + separator.length, separator, 0, separator.length);
            if (isHere && ++found > most) return true;
        }
        return false;
    }

    private static Optional<PostedForm> inParts(String type, byte[] body) throws IOException {
        byte[] boundary = ("--" + MultiPart.extractBoundary(type)).getBytes(StandardCharsets.UTF_8);
        // The last one ends the last part.
        if (isMoreThan(MOST_FIELDS + 1, boundary, body)) return Optional.empty();
        MultiPartConfig config = new MultiPartConfig.Builder()
                .maxParts(MOST_FIELDS)
                .maxMemoryPartSize(body.length + 1L)
                .maxPartSize(body.length + 1L)
                .maxSize(body.length + 1L)
                .useFilesForPartsWithoutFileName(false)
                .build();
        Content.Source source = Content.Source.from(ByteBuffer.wrap(body));
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Map<String, List<PostedFile>> files = new LinkedHashMap<>();
        try (MultiPartFormData.Parts parts = MultiPartFormData.getParts(source, Attributes.NULL, type, config)) {
            for (MultiPart.Part part : parts) add(part, fields, files);
            return Optional.of(new PostedForm(fields, files));
        }
    }

    private static void add(MultiPart.Part part, Map<String, List<String>> fields, Map<String, List<PostedFile>> files)
            throws IOException {
        byte[] bytes = bytes(part);
        String name = part.getName();
        String file = part.getFileName();
        if (name == null) return;
        if (file == null) {
            fields.computeIfAbsent(name, first -> new ArrayList<>()).add(new String(bytes, StandardCharsets.UTF_8));
        } else if (!file.isEmpty() || bytes.length > 0) {
            // Where none was chosen browsers send one without a name.
            files.computeIfAbsent(name, first -> new ArrayList<>()).add(new PostedFile(file, bytes));
        }
    }

    /** The part is made of slices of the body: so what is held twice is held twice only. */
    private static byte[] bytes(MultiPart.Part part) throws IOException {
        Content.Source source = part.getContentSource();
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(part.getLength()));
        for (Content.Chunk chunk = source.read(); chunk != null; chunk = source.read()) {
            if (Content.Chunk.isFailure(chunk)) throw new IOException(chunk.getFailure());
            bytes.put(chunk.getByteBuffer());
            chunk.release();
            if (chunk.isLast()) break;
        }
        return bytes.array();
    }
}
