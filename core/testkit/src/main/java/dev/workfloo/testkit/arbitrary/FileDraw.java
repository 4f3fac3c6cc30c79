package dev.workfloo.testkit.arbitrary;

import dev.workfloo.definition.file.FileField;
import dev.workfloo.definition.file.FileField.Group;
import dev.workfloo.definition.file.FileRequest;
import dev.workfloo.rule.Value;
import dev.workfloo.testkit.SampleFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Draws small files as DOCUMENT nodes ask for them. */
record FileDraw(Random random) {

    private static final Map<String, String> BY_EXTENSION = Map.of(
            "pdf", SampleFile.PDF.base64(),
            "png", SampleFile.PNG.base64(),
            "jpg", SampleFile.JPG.base64(),
            "jpeg", SampleFile.JPG.base64(),
            "xml", SampleFile.XML.base64(),
            "txt", text("a,b\n"),
            "csv", text("a,b\n"));

    private static String text(String plain) {
        return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    Value.Context files(FileRequest request) {
        return files(request.files(), Set.of());
    }

    private Value.Context files(List<FileField> fields, Set<String> alsoRequired) {
        Map<String, Value> sent = new LinkedHashMap<>();
        for (FileField field : fields) {
            boolean isAsked = field.sourcePdfNodeId().isEmpty();
            boolean isLeftOut = !field.required() && !alsoRequired.contains(field.id()) && random.nextBoolean();
            if (isAsked && !isLeftOut) sent.put(field.id(), sent(field));
        }
        return new Value.Context(sent);
    }

    private Value sent(FileField field) {
        if (field.group().isEmpty() && !field.isList()) return file(field);
        int least = Math.max(1, field.count().min().orElse(1));
        int most = field.count().max().orElse(least + 1);
        int count = least + random.nextInt(Math.min(2, most - least) + 1);
        List<Value> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(field.group().<Value>map(this::element).orElseGet(() -> file(field)));
        }
        return new Value.Sequence(all);
    }

    private Value element(Group group) {
        return files(group.files(), group.required());
    }

    private Value file(FileField field) {
        List<String> known = field.accepts().formats().stream()
                .filter(BY_EXTENSION::containsKey)
                .toList();
        String extension = known.isEmpty() ? "pdf" : known.get(random.nextInt(known.size()));
        return Value.of(BY_EXTENSION.getOrDefault(extension, SampleFile.PDF.base64()));
    }
}
