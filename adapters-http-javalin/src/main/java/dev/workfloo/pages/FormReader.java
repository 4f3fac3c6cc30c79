package dev.workfloo.pages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Attributes;
import org.eclipse.jetty.util.MultiMap;
import org.eclipse.jetty.util.UrlEncoded;

/** Reads what browsers make of forms: URL-encoded, or in parts where there are files (RFC 7578). */
final class FormReader {

    private static final int MOST_PARTS = 5_000;

    private FormReader() {}

    /** @param type what {@code Content-Type} says; of another type, or not in its form, a body has no fields */
    static PostedForm read(String type, byte[] body) {
        String essence = type.toLowerCase(Locale.ROOT);
        if (essence.startsWith("application/x-www-form-urlencoded")) return encoded(body);
        return essence.startsWith("multipart/form-data") ? inParts(type, body) : PostedForm.EMPTY;
    }

    private static PostedForm encoded(byte[] body) {
        MultiMap<String> values = new MultiMap<>();
        UrlEncoded.decodeTo(new String(body, StandardCharsets.UTF_8), values, StandardCharsets.UTF_8);
        Map<String, List<String>> fields = new LinkedHashMap<>();
        values.forEach((name, each) -> fields.put(name, List.copyOf(each)));
        return new PostedForm(fields, Map.of());
    }

    private static PostedForm inParts(String type, byte[] body) {
        MultiPartConfig config = new MultiPartConfig.Builder()
                .maxParts(MOST_PARTS)
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
            return new PostedForm(fields, files);
        } catch (RuntimeException | IOException e) {
            // Whatever it is, no browser made it.
            return PostedForm.EMPTY;
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

    private static byte[] bytes(MultiPart.Part part) throws IOException {
        ByteBuffer content = Content.Source.asByteBuffer(part.getContentSource());
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return bytes;
    }
}
