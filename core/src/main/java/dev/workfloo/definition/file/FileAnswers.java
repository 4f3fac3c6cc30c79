package dev.workfloo.definition.file;

import dev.workfloo.definition.file.FileField.Group;
import dev.workfloo.definition.form.AnswersRefused;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One submission of files. No text is looked at whole but by the inspection: a file may be as large as a request. */
final class FileAnswers {

    private static final String NO_TEXT = "must be text: the file in base64";
    private static final String NO_LIST = "must be a list of texts: each a file in base64";

    /** Of a text that stands for nothing. */
    private static final int LONGEST_BLANK = 1_000;

    private final FileInspection inspection;
    private final List<SentFile> sent = new ArrayList<>();
    private final Map<String, String> refused = new LinkedHashMap<>();

    FileAnswers(FileInspection inspection) {
        this.inspection = inspection;
    }

    Either<AnswersRefused, List<SentFile>> check(List<FileField> fields, Value.Context answers) {
        fields.forEach(field -> check(field, field.id(), answers.get(field.id()), field.required()));
        return refused.isEmpty() ? Either.right(sent) : Either.left(new AnswersRefused(refused));
    }

    private void check(FileField field, String key, Value answer, boolean isRequired) {
        boolean isAbsent = isAbsent(answer);
        if (field.sourcePdfNodeId().isPresent()) {
            if (!isAbsent)
                refused.put(
                        key,
                        "must not be sent: the node " + field.sourcePdfNodeId().get() + " makes it");
        } else if (isAbsent) {
            if (isRequired) refused.put(key, AnswersRefused.REQUIRED);
        } else if (field.group().isPresent()) {
            checkSet(field, field.group().get(), key, answer);
        } else if (field.isList()) {
            checkList(field, key, answer);
        } else {
            checkFile(field, key, answer);
        }
    }

    private static boolean isAbsent(Value answer) {
        if (!(answer instanceof Value.Text text)) return answer.isAbsent();
        String beginning = text.beginning(LONGEST_BLANK + 1);
        return beginning.length() <= LONGEST_BLANK && beginning.isBlank();
    }

    private void checkList(FileField field, String key, Value answer) {
        if (!(answer instanceof Value.Sequence list)) {
            refused.put(key, NO_LIST);
            return;
        }
        List<Value> items = allowed(field, key, "file", list);
        for (int i = 0; i < items.size(); i++) checkFile(field, i == 0 ? key : key + "[" + i + "]", items.get(i));
    }

    private void checkFile(FileField field, String key, Value answer) {
        if (!(answer instanceof Value.Text text)) {
            refused.putIfAbsent(key, NO_TEXT);
        } else if (sent.size() == FileRequest.MOST_FILES) {
            refused.putIfAbsent(
                    key, "is more than can be sent at once: send at most " + FileRequest.MOST_FILES + " files");
        } else {
            long most = field.accepts().maxSize().orElse(Integer.MAX_VALUE);
            inspection
                    .inspect(text, most)
                    .flatMap(contents -> field.refuse(contents)
                            .<Either<String, FileContents>>map(Either::left)
                            .orElse(Either.right(contents)))
                    .peek(contents -> sent.add(new SentFile(key, field, text, contents)))
                    .peekLeft(reason -> refused.putIfAbsent(key, reason));
        }
    }

    private void checkSet(FileField set, Group group, String key, Value answer) {
        if (!(answer instanceof Value.Sequence list)) {
            refused.put(key, "must be a list of objects");
            return;
        }
        List<Value> elements = allowed(set, key, "element", list);
        for (int i = 0; i < elements.size(); i++) {
            String element = key + "[" + i + "]";
            if (elements.get(i) instanceof Value.Context files) checkElement(group, i, element, files);
            else refused.put(element, "must be an object");
        }
    }

    private void checkElement(Group group, int position, String element, Value.Context files) {
        boolean isOptional = group.optionalAt().contains(position);
        for (FileField file : group.files()) {
            boolean isRequired =
                    !isOptional && (file.required() || group.required().contains(file.id()));
            check(file, element + "." + file.id(), files.get(file.id()), isRequired);
        }
    }

    /** A wrong number hides nothing that is wrong inside those that there may be; others are not looked at. */
    private List<Value> allowed(FileField field, String key, String unit, Value.Sequence list) {
        List<Value> items = list.items();
        int most = field.most();
        if (items.size() > most) refused.put(key, "must have at most " + counted(most, unit));
        field.count()
                .min()
                .filter(least -> items.size() < least)
                .ifPresent(least -> refused.put(key, "must have at least " + counted(least, unit)));
        return items.subList(0, Math.min(items.size(), most));
    }

    private static String counted(int count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
