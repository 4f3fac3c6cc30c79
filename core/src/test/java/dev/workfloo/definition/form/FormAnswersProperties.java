package dev.workfloo.definition.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Problem.Kind;
import dev.workfloo.Samples;
import dev.workfloo.Samples.Submission;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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

    @Property
    void showsWhatItJudgesAndNothingElse(@ForAll("submissions") Submission submission) {
        Form form = submission.form();

        ShownFields shown = form.shown(submission.answers());

        Either<AnswersRefused, Value.Context> checked = form.check(submission.answers());
        checked.peek(kept -> kept.members().keySet().forEach(id -> assertTrue(shown.isShown(id), id)));
        checked.peekLeft(refusal -> refusal.fields().forEach((path, why) -> {
            assertTrue(path.endsWith("]") || shown.isShown(path), path);
            if (why.equals(AnswersRefused.REQUIRED)) assertTrue(shown.isRequired(path), path);
        }));
        assertEquals(checked, form.check(only(shown, submission.answers())));
    }

    private static Value.Context only(ShownFields shown, Value.Context answers) {
        Map<String, Value> left = new LinkedHashMap<>(answers.members());
        left.keySet().removeIf(id -> !shown.isShown(id));
        return new Value.Context(left);
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

    @Property
    void usualLengthsJudgeShortTextsAsBefore(@ForAll("submissions") Submission submission) {
        Form limited = submission.form().withUsualLengths();

        assertEquals(submission.form().check(submission.answers()), limited.check(submission.answers()));
        assertEquals(limited, limited.withUsualLengths());
    }

    /** Every text that was answered is made a long one. */
    @Property
    void usualLengthsKeepNoLongerText(@ForAll("submissions") Submission submission) {
        Form limited = submission.form().withUsualLengths();
        Value.Context longAnswers = (Value.Context) lengthened(submission.answers());

        Either<AnswersRefused, Value.Context> checked = limited.check(longAnswers);

        checked.peek(kept -> assertEquals(0, longTexts(kept), kept::toString));
        submission.form().check(longAnswers).peek(kept -> assertEquals(longTexts(kept) > 0, checked.isLeft()));
        Statistics.collect(checked.isRight() ? "taken" : "refused");
    }

    private static Value lengthened(Value answer) {
        if (answer instanceof Value.Text text && !text.isAbsent()) return new Value.Text("x".repeat(10_001));
        if (answer instanceof Value.Sequence list) {
            return new Value.Sequence(
                    list.items().stream().map(FormAnswersProperties::lengthened).toList());
        }
        if (!(answer instanceof Value.Context context)) return answer;
        Map<String, Value> members = new LinkedHashMap<>();
        context.members().forEach((name, member) -> members.put(name, lengthened(member)));
        return new Value.Context(members);
    }

    private static long longTexts(Value kept) {
        if (kept instanceof Value.Text text) return text.text().length() > 10_000 ? 1 : 0;
        Stream<Value> within = kept instanceof Value.Sequence list
                ? list.items().stream()
                : kept instanceof Value.Context context ? context.members().values().stream() : Stream.empty();
        return within.mapToLong(FormAnswersProperties::longTexts).sum();
    }

    @Provide
    Arbitrary<Submission> submissions() {
        return Samples.submissions();
    }
}
