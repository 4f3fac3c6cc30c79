package dev.workfloo.definition.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.Problem.Kind;
import dev.workfloo.Samples;
import dev.workfloo.Samples.Submission;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class FormAnswersProperties {

    @Property(tries = 10_000)
    void agreesWithANaiveModelOfTheContract(@ForAll("submissions") Submission submission) {
        NaiveForm naive = new NaiveForm(submission.form(), submission.answers());

        Either<AnswersRefused, Value.Context> checked = submission.form().check(submission.answers());

        Map<String, String> refused = checked.fold(AnswersRefused::fields, kept -> Map.of());
        assertEquals(naive.complaints(), withoutWords(refused));
        checked.peek(kept -> assertEquals(naive.kept(), kept));
        checked.peekLeft(refusal -> assertEquals(kindOf(naive), refusal.kind()));
        Statistics.collect(checked.isRight() ? "taken" : "refused");
    }

    private static Map<String, String> withoutWords(Map<String, String> refused) {
        Map<String, String> complaints = new TreeMap<>();
        refused.forEach((field, words) ->
                complaints.put(field, words.equals("required") ? NaiveForm.MISSING : NaiveForm.WRONG));
        return complaints;
    }

    private static Kind kindOf(NaiveForm naive) {
        return naive.complaints().containsValue(NaiveForm.MISSING) ? Kind.FIELDS_MISSING : Kind.FIELDS_INVALID;
    }

    @Property
    void takesWhatItKeptOnceMore(@ForAll("submissions") Submission submission) {
        Either<AnswersRefused, Value.Context> once = submission.form().check(submission.answers());

        Either<AnswersRefused, Value.Context> twice = once.flatMap(submission.form()::check);

        assertEquals(once, twice);
    }

    @Provide
    Arbitrary<Submission> submissions() {
        return Samples.submissions();
    }
}
