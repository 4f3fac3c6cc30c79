package dev.workfloo.testkit;

import dev.workfloo.rule.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small files to be sent where documents are asked for: known for what they are by the bytes that they begin with. */
public enum SampleFile {
    PDF("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)),
    PNG(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'}),
    JPG(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0}),
    XML("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sample/>\n".getBytes(StandardCharsets.US_ASCII));

    private final byte[] content;

    SampleFile(byte[] content) {
        this.content = content;
    }

    byte[] bytes() {
        return content.clone();
    }

    /** The file as it is sent: its bytes in base64 (RFC 4648, §4). */
    public String base64() {
        return Base64.getEncoder().encodeToString(content);
    }

    /** Files as they are sent, samples among them. */
    static Value.Context values(Map<?, ?> files) {
        return (Value.Context) file(files);
    }

    private static Value file(Object file) {
        if (file instanceof SampleFile sample) return new Value.Text(sample.base64());
        if (file instanceof Iterable<?> several) {
            List<Value> all = new ArrayList<>();
            several.forEach(each -> all.add(file(each)));
            return new Value.Sequence(all);
        }
        if (!(file instanceof Map<?, ?> set)) return Value.of(file);
        Map<String, Value> members = new LinkedHashMap<>();
        set.forEach((id, each) -> members.put((String) id, file(each)));
        return new Value.Context(members);
    }
}
