package dev.workfloo.testkit.arbitrary;

import dev.workfloo.rule.Value;
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

/** Draws answers that a form takes. */
final class AnswersArbitrary implements Arbitrary<Value.Context> {

    private final String node;
    private final FormDraw draw;
    private final SimplerAnswers simpler;

    AnswersArbitrary(String node, FormDraw draw) {
        this.node = node;
        this.draw = draw;
        this.simpler = new SimplerAnswers(draw);
    }

    Value.Context next(Random random) {
        return draw.next(random)
                .orElseThrow(() -> new IllegalArgumentException("no answers were found that the form " + node
                        + " takes: is there a required field whose limits and pattern contradict each other?"));
    }

    @Override
    public RandomGenerator<Value.Context> generator(int genSize) {
        return random -> new Shrinking(next(random));
    }

    @Override
    public EdgeCases<Value.Context> edgeCases(int maxEdgeCases) {
        Optional<Value.Context> least = maxEdgeCases < 1 ? Optional.empty() : draw.next(LeastRandom.INSTANCE);
        return least.map(it -> EdgeCases.<Value.Context>fromSupplier(() -> new Shrinking(it)))
                .orElseGet(EdgeCases::none);
    }

    private final class Shrinking implements Shrinkable<Value.Context> {

        private final Value.Context answers;

        Shrinking(Value.Context answers) {
            this.answers = answers;
        }

        @Override
        public Value.Context value() {
            return answers;
        }

        @Override
        public Stream<Shrinkable<Value.Context>> shrink() {
            return simpler.of(answers, "")
                    .flatMap(fewer -> draw.used(fewer).stream())
                    .map(Shrinking::new);
        }

        @Override
        public ShrinkingDistance distance() {
            return ShrinkingDistance.of(simpler.ranks(answers));
        }
    }
}
