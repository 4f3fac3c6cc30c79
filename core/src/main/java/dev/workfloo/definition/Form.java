package dev.workfloo.definition;

import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.List;
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

    /**
     * Checks answers against the form: either every refused field with the reason, or the typed answers that are kept.
     *
     * <p>Null, blank text and the empty list count as no answer. Answers to hidden and to unknown fields are dropped.
     */
    public Either<AnswersRefused, Value.Context> check(Value.Context answers) {
        return new FormAnswers(fields().toList(), answers).check();
    }
}
