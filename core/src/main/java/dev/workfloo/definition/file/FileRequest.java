package dev.workfloo.definition.file;

import dev.workfloo.definition.form.AnswersRefused;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.ValueObject;

/** What a DOCUMENT node asks for. */
@ValueObject
public record FileRequest(List<FileField> files) {

    /** Of one answer, in all its fields. */
    public static final int MOST_FILES = 100;

    public FileRequest {
        files = List.copyOf(files);
    }

    /** Finds fields that cannot be answered. */
    public void findMistakes(FindingsAt findings) {
        new FileRequestCheck(findings).check(files);
    }

    /** All fields, with those in sets behind their sets. */
    public Stream<FileField> all() {
        return files.stream()
                .flatMap(field -> Stream.concat(
                        Stream.of(field), field.group().stream().flatMap(group -> group.files().stream())));
    }

    /** What is asked for under this id: a file, several, or a set. */
    public Optional<FileField> asked(String id) {
        return files.stream().filter(field -> field.id().equals(id)).findFirst();
    }

    /** The field of a file that is known in its node by this key. */
    public Optional<FileField> field(String key) {
        String[] path = key.split("\\.", 2);
        Optional<FileField> outer = named(files, path[0]);
        return path.length == 1
                ? outer
                : outer.flatMap(FileField::group).flatMap(group -> named(group.files(), path[1]));
    }

    private static Optional<FileField> named(List<FileField> fields, String key) {
        String id = FileField.idOf(key);
        return fields.stream().filter(field -> field.id().equals(id)).findFirst();
    }

    /**
     * Checks what was sent: either every refused file with the reason, or all that were sent. Null, blank text and the empty list
     * count as nothing; what was not asked for is not looked at.
     */
    public Either<AnswersRefused, List<SentFile>> check(Value.Context answers, FileInspection inspection) {
        return new FileAnswers(inspection).check(files, answers);
    }

    /**
     * Checks files that take the place of some that were kept. They must be sent, required or not; what else is sent is not looked
     * at.
     *
     * @param anew ids of what is to be sent again
     */
    public Either<AnswersRefused, List<SentFile>> correct(
            Set<String> anew, Value.Context answers, FileInspection inspection) {
        List<FileField> asked = files.stream()
                .filter(field -> anew.contains(field.id()))
                .map(FileField::asRequired)
                .toList();
        return new FileAnswers(inspection).check(asked, answers);
    }
}
