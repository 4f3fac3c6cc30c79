package dev.workfloo.person.form;

import dev.workfloo.content.DocumentId;
import dev.workfloo.definition.file.FileField;
import dev.workfloo.definition.file.FileRequest;
import dev.workfloo.execution.person.StepDraft;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Files as a page asks for them.
 *
 * @param path by which the core names them when they are refused, such as {@code payslips[0].payslip}
 */
record AskedFile(String path, FileField field, boolean required) implements Repeated {

    static final String HOLDER = "-files";

    static AskedFile of(String path, FileField field) {
        return new AskedFile(path, field, field.required());
    }

    /** How many elements each set has before anybody added one. */
    static Map<String, String> counters(List<AskedFile> files) {
        return files.stream()
                .filter(AskedFile::isSet)
                .collect(Collectors.toMap(AskedFile::counter, set -> String.valueOf(set.leastElements())));
    }

    boolean isSet() {
        return field.group().isPresent();
    }

    /** Whether a node makes the file, and nobody sends it. */
    boolean isMade() {
        return field.sourcePdfNodeId().isPresent();
    }

    /** The name of the hidden field that holds the ids of what is kept already. */
    String holder() {
        return path + HOLDER;
    }

    /** The ids in such a field; anything may stand there. */
    static List<DocumentId> kept(String text) {
        return Arrays.stream(text.split(" "))
                .flatMap(id -> DocumentId.parse(id).stream())
                .distinct()
                .limit(FileRequest.MOST_FILES)
                .toList();
    }

    /** All that a draft names. */
    static Set<DocumentId> in(StepDraft draft) {
        return draft.texts().entrySet().stream()
                .filter(text -> text.getKey().endsWith(HOLDER))
                .flatMap(text -> kept(text.getValue()).stream())
                .collect(Collectors.toSet());
    }

    List<AskedFile> inElement(int position) {
        return field.group().stream()
                .flatMap(group -> group.files().stream()
                        .map(file -> new AskedFile(
                                element(position) + "." + file.id(),
                                file,
                                !group.optionalAt().contains(position)
                                        && (file.required() || group.required().contains(file.id())))))
                .toList();
    }

    @Override
    public int leastElements() {
        return required ? Math.max(1, field.count().min().orElse(1)) : 0;
    }

    @Override
    public int mostElements() {
        return field.count().max().orElse(FileRequest.MOST_FILES);
    }

    /** How many files it takes, where it is no set. */
    int mostFiles() {
        return field.isList() ? field.count().max().orElse(1) : 1;
    }

    /** As the core says it. */
    String tooMany() {
        return "must have at most " + mostFiles() + (mostFiles() == 1 ? " file" : " files");
    }

    Optional<Integer> maxSize() {
        return field.accepts().maxSize();
    }
}
