package dev.workfloo.testkit.arbitrary;

import dev.workfloo.testkit.arbitrary.form.Flaws;
import dev.workfloo.testkit.arbitrary.form.Flaws.Flawed;
import dev.workfloo.testkit.arbitrary.form.FormDraw;
import dev.workfloo.testkit.arbitrary.form.SimplerAnswers;
import dev.workfloo.testkit.arbitrary.value.LeastRandom;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCases;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/** Draws answers of which a form refuses exactly one. */
final class AlmostValidArbitrary implements Arbitrary<AlmostValidAnswers> {

    private static final int TRIES = 50;

    private final String node;
    private final FormDraw draw;
    private final SimplerAnswers simpler;

    AlmostValidArbitrary(String node, FormDraw draw) {
        this.node = node;
        this.draw = draw;
        this.simpler = new SimplerAnswers(draw);
    }

    private Flawed next(Random random) {
        AnswersArbitrary valid = new AnswersArbitrary(node, draw);
        Flaws flaws = new Flaws(draw, random);
        for (int i = 0; i < TRIES; i++) {
            Optional<Flawed> flawed = flaws.in(valid.next(random));
            if (flawed.isPresent()) return flawed.get();
        }
        throw new IllegalArgumentException("nothing was found that the form " + node + " refuses");
    }

    @Override
    public RandomGenerator<AlmostValidAnswers> generator(int genSize) {
        return random -> new Shrinking(next(random));
    }

    @Override
    public EdgeCases<AlmostValidAnswers> edgeCases(int maxEdgeCases) {
        return EdgeCases.none();
    }

    /** What is wrong stays. */
    private final class Shrinking implements Shrinkable<AlmostValidAnswers> {

        private final Flawed flawed;

        Shrinking(Flawed flawed) {
            this.flawed = flawed;
        }

        @Override
        public AlmostValidAnswers value() {
            return new AlmostValidAnswers(flawed.answers(), flawed.field(), flawed.flaw());
        }

        @Override
        public Stream<Shrinkable<AlmostValidAnswers>> shrink() {
            Flaws flaws = new Flaws(draw, LeastRandom.INSTANCE);
            String field = flawed.field().replaceAll("\\[.*", "");
            return simpler.of(flawed.answers(), field)
                    .map(answers -> new Flawed(answers, flawed.field(), flawed.flaw()))
                    .filter(flaws::isRefusedForIt)
                    .map(Shrinking::new);
        }

        @Override
        public ShrinkingDistance distance() {
            return ShrinkingDistance.of(simpler.ranks(flawed.answers()));
        }
    }
}
