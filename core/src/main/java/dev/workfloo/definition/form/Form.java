package dev.workfloo.definition.form;

import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jmolecules.ddd.annotation.ValueObject;

/** What a FORM node asks, in sections. */
@ValueObject
public record Form(List<Section> sections) {

    public Form {
        sections = List.copyOf(sections);
    }

    public record Section(String section, List<Field> fields) {
        public Section {
            fields = List.copyOf(fields);
        }
    }

    public Stream<Field> fields() {
        return sections.stream().flatMap(section -> section.fields().stream());
    }

    public Optional<Field> field(String id) {
        return fields().filter(field -> field.id().equals(id)).findFirst();
    }

    /** The same where each TEXT ends, by {@value Limits#USUAL_LENGTH} characters if it says nothing of it. */
    public Form withUsualLengths() {
        return new Form(sections.stream()
                .map(section -> new Section(
                        section.section(),
                        section.fields().stream().map(Field::withUsualLength).toList()))
                .toList());
    }

    /** The fields that are kept out of traces, with the sets in which there is one. */
    public Set<String> sensitive() {
        return fields().filter(Field::isSensitive).map(Field::id).collect(Collectors.toSet());
    }

    /** What can be said of the answers before there are any. */
    public Type.Context type() {
        return AnswerTypes.of(this);
    }

    /** Finds fields that cannot be answered, and constraints that mean nothing where they stand. */
    public void findMistakes(FindingsAt findings) {
        new FormCheck(this, findings).check();
    }

    /**
     * Checks answers against the form: either every refused field with the reason, or the typed answers that are kept.
     *
     * <p>Null, blank text and the empty list count as no answer. Answers to hidden and to unknown fields are dropped.
     */
    public Either<AnswersRefused, Value.Context> check(Value.Context answers) {
        return new FormAnswers(fields().toList(), answers).check();
    }

    /** What is shown to someone who has answered so much, rightly or wrongly: a wrong answer shows nothing that hangs on it. */
    public ShownFields shown(Value.Context answers) {
        return new FormAnswers(fields().toList(), answers).shown();
    }

    /**
     * Checks answers that take the place of some that were kept, as if all had been given at once. Those fields must be answered,
     * required or not, as long as they are shown. What else is given is dropped, but for what the new answers make necessary: it
     * is asked for too.
     *
     * @param kept what an earlier check gave
     * @param anew ids of the fields that are to be answered again
     */
    public Either<AnswersRefused, Value.Context> correct(Value.Context kept, Set<String> anew, Value.Context answers) {
        return new FormAnswers(fields().toList(), answers, new EarlierAnswers(kept, anew)).check();
    }
}
