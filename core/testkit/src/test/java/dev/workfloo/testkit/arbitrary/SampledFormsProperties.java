package dev.workfloo.testkit.arbitrary;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.Samples;
import dev.workfloo.Samples.Submission;
import dev.workfloo.testkit.arbitrary.form.Flaws;
import dev.workfloo.testkit.arbitrary.form.FormDraw;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Of forms that nobody would write. Whether answers are found is no question of luck: the seed stays the same. */
class SampledFormsProperties {

    @Provide
    Arbitrary<Submission> submissions() {
        return Samples.submissions();
    }

    @Property(tries = 1_500, seed = "19")
    void findsAnswersToWhateverOthersCanAnswer(@ForAll("submissions") Submission submission, @ForAll Random random) {
        FormDraw draw = new FormDraw(submission.form());

        Claim.when(
                draw.takes(submission.answers()),
                () -> assertTrue(
                        draw.next(random).isPresent(), () -> submission.form().toString()));
    }

    @Property(tries = 300, seed = "19")
    void findsSomethingWrongWithAnswers(@ForAll("submissions") Submission submission, @ForAll Random random) {
        FormDraw draw = new FormDraw(submission.form());

        draw.next(random)
                .filter(answers -> !answers.members().isEmpty())
                .ifPresent(answers ->
                        assertTrue(new Flaws(draw, random).in(answers).isPresent(), answers::toString));
    }
}
