package dev.workfloo.definition.form;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.Samples;
import dev.workfloo.Samples.Resubmission;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class FormCorrectionProperties {

    /**
     * The same said plainly: what stays and what is answered again are one submission; and as long as something that stays has a
     * complaint, its later answer is taken too.
     */
    @Property(tries = 10_000)
    void judgesWhatStaysAndWhatIsNewAsOneSubmission(@ForAll("resubmissions") Resubmission again) {
        Map<String, Value> whole = new LinkedHashMap<>();
        again.kept().members().forEach((id, answer) -> whole.put(id, plain(answer)));
        for (String id : again.anew()) whole.put(id, again.later().get(id));
        Set<String> left = new LinkedHashSet<>(again.later().members().keySet());
        left.removeIf(id -> again.anew().contains(id) || again.later().get(id).isAbsent());
        while (takesOneMore(again, whole, left)) {
            // What is answered now may make another answer necessary.
        }
        NaiveForm naive = new NaiveForm(again.form(), new Value.Context(whole));

        Either<AnswersRefused, Value.Context> corrected =
                again.form().correct(again.kept(), again.anew(), again.later());

        Map<String, String> refused = corrected.fold(AnswersRefused::fields, kept -> Map.of());
        assertEquals(complaints(again, naive), withoutWords(refused));
        corrected.peek(kept -> assertEquals(naive.kept(), kept));
        Statistics.label("corrected").collect(corrected.isRight());
        Statistics.label("corrected").coverage(coverage -> coverage.check(true).percentage(share -> share > 10));
    }

    /** Takes the later answer to something about which there is a complaint now, and was not asked again. */
    private static boolean takesOneMore(Resubmission again, Map<String, Value> whole, Set<String> left) {
        Map<String, String> complaints = new NaiveForm(again.form(), new Value.Context(whole)).complaints();
        for (String id : left) {
            boolean isWanting =
                    complaints.keySet().stream().anyMatch(name -> name.equals(id) || name.startsWith(id + "["));
            if (!isWanting) continue;
            whole.put(id, again.later().get(id));
            left.remove(id);
            return true;
        }
        return false;
    }

    /** What was to be answered again is missing where it is shown and has no answer, required or not. */
    private static Map<String, String> complaints(Resubmission again, NaiveForm naive) {
        Map<String, String> complaints = new TreeMap<>(naive.complaints());
        again.form()
                .fields()
                .filter(field -> again.anew().contains(field.id()) && field.type() != FieldType.HTML)
                .filter(naive::isUnanswered)
                .forEach(field -> complaints.put(field.id(), NaiveForm.MISSING));
        return complaints;
    }

    private static Map<String, String> withoutWords(Map<String, String> refused) {
        Map<String, String> complaints = new TreeMap<>();
        refused.forEach((field, words) ->
                complaints.put(field, words.equals("required") ? NaiveForm.MISSING : NaiveForm.WRONG));
        return complaints;
    }

    /** As it was sent: dates are text. */
    private static Value plain(Value answer) {
        if (answer instanceof Value.Date date) return Value.of(date.date().toString());
        if (answer instanceof Value.Sequence list) {
            return new Value.Sequence(
                    list.items().stream().map(FormCorrectionProperties::plain).toList());
        }
        if (!(answer instanceof Value.Context context)) return answer;
        Map<String, Value> members = new LinkedHashMap<>();
        context.members().forEach((name, member) -> members.put(name, plain(member)));
        return new Value.Context(members);
    }

    /** What a form keeps it would take as it is. */
    @Property
    void keepsWhatTheFormWouldTake(@ForAll("resubmissions") Resubmission again) {
        again.form()
                .correct(again.kept(), again.anew(), again.later())
                .peek(kept -> assertEquals(Either.right(kept), again.form().check(kept)));
    }

    @Property
    void changesNothingWhereNothingIsSentBack(@ForAll("resubmissions") Resubmission again) {
        assertEquals(Either.right(again.kept()), again.form().correct(again.kept(), Set.of(), again.later()));
    }

    @Provide
    Arbitrary<Resubmission> resubmissions() {
        return Samples.resubmissions();
    }
}
