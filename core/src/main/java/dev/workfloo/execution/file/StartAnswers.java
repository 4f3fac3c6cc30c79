package dev.workfloo.execution.file;

import dev.workfloo.rule.Value;
import java.util.Map;
import java.util.Optional;

/**
 * What comes with a start. Answers of which there are none are as good as absent.
 *
 * @param form to the first form
 * @param files to the first DOCUMENT
 * @param wrong what else is wrong with the start, by field: with anything wrong, no file is kept
 */
public record StartAnswers(Optional<Value.Context> form, Optional<SentFiles> files, Map<String, String> wrong) {

    public StartAnswers {
        form = form.filter(answers -> !answers.members().isEmpty());
        files = files.filter(sent -> !sent.answers().members().isEmpty());
    }

    public static StartAnswers of(Optional<Value.Context> form) {
        return new StartAnswers(form, Optional.empty(), Map.of());
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "StartAnswers";
    }
}
