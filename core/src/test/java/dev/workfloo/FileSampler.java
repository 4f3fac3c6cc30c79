package dev.workfloo;

import dev.workfloo.content.Base64Content;
import dev.workfloo.content.DocumentId;
import dev.workfloo.content.DocumentReference;
import dev.workfloo.content.FileSignatures;
import dev.workfloo.definition.file.FileContents;
import dev.workfloo.definition.file.FileField;
import dev.workfloo.definition.file.FileRequest;
import dev.workfloo.definition.file.SentFile;
import dev.workfloo.execution.ExecutionId;
import dev.workfloo.execution.file.FileIntake;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Draws files for what is asked for: mostly such as are taken, sometimes others. It keeps none. */
public final class FileSampler implements FileIntake {

    private final Random random;

    public FileSampler(Random random) {
        this.random = random;
    }

    public static String base64(String content) {
        return Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Value.Context answers(FileRequest request) {
        return answers(request.files());
    }

    private Value.Context answers(List<FileField> fields) {
        Map<String, Value> answers = new LinkedHashMap<>();
        fields.forEach(field -> answers.put(field.id(), answer(field)));
        return new Value.Context(answers);
    }

    private Value answer(FileField field) {
        if (random.nextInt(12) == 0) return Value.NULL;
        if (random.nextInt(20) == 0) return Value.of("no base64!");
        if (field.group().isEmpty() && !field.isList()) return file(field);
        List<Value> several = new ArrayList<>();
        int count = 1 + random.nextInt(field.count().max().orElse(2));
        for (int i = 0; i < count; i++) {
            several.add(
                    field.group().<Value>map(group -> answers(group.files())).orElseGet(() -> file(field)));
        }
        return new Value.Sequence(several);
    }

    private Value file(FileField field) {
        boolean isPdf = field.accepts().formats().contains("pdf");
        return Value.of(base64((isPdf ? "%PDF-1.7 " : "<?xml version='1.0'?> ") + random.nextInt(1_000)));
    }

    @Override
    public Either<String, FileContents> inspect(Value.Text sent, long most) {
        return new Base64Content(sent)
                .look(FileSignatures.BEGINNING, most)
                .map(seen -> new FileContents(FileSignatures.mediaType(seen.beginning()), seen.size()));
    }

    @Override
    public DocumentReference keep(ExecutionId execution, SentFile file) {
        DocumentId id = new DocumentId(String.format("%024x", random.nextInt(Integer.MAX_VALUE)));
        return new Base64Content(file.content()).reference(id, file.contents().mediaType());
    }
}
