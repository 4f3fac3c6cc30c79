package dev.workfloo.definition.pool;

import static dev.workfloo.testkit.contract.fixture.Fixtures.NOON;
import static dev.workfloo.testkit.contract.fixture.Fixtures.aDefinitionId;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.aPool;
import static dev.workfloo.testkit.contract.fixture.PoolFixtures.aPoolId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.definition.DefinitionId;
import dev.workfloo.document.Finding;
import dev.workfloo.rule.decision.space.Deadline;
import dev.workfloo.testkit.contract.fixture.PoolFixtures;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

class PoolProperties {

    private static final DefinitionId ONE = aDefinitionId();

    /** Each test of a draw here changes its answer at tenths and at 0.95 alone: these stand for all draws. */
    private static final List<Draw> DRAWS = draws();

    /** And each test of the moment at the turn of a day. */
    private static final List<Instant> DAYS =
            List.of(NOON, NOON.plus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(2)));

    private static List<Draw> draws() {
        List<Draw> draws = new ArrayList<>();
        for (int fortieth = 0; fortieth < 40; fortieth++) {
            draws.add(new Draw(new BigDecimal("0.025").multiply(BigDecimal.valueOf(fortieth))));
        }
        return draws;
    }

    /** A condition, and what it says, in words of Java. */
    record Condition(String text, Said said) {
        interface Said {
            boolean holds(double draw, int day);
        }

        Condition and(Condition other) {
            return new Condition(
                    "(" + text + ") and (" + other.text + ")",
                    (draw, day) -> said.holds(draw, day) && other.said.holds(draw, day));
        }

        Condition or(Condition other) {
            return new Condition(
                    "(" + text + ") or (" + other.text + ")",
                    (draw, day) -> said.holds(draw, day) || other.said.holds(draw, day));
        }

        Condition not() {
            return new Condition("not(" + text + ")", (draw, day) -> !said.holds(draw, day));
        }
    }

    private static Pool pool(List<Condition> conditions) {
        List<Object> entries = new ArrayList<>();
        conditions.forEach(it -> entries.addAll(List.of(it.text(), ONE)));
        return aPool(aPoolId(), entries.toArray());
    }

    private static Optional<Integer> firstHolding(List<Condition> conditions, Draw draw, int day) {
        for (int entry = 0; entry < conditions.size(); entry++) {
            if (conditions.get(entry).said().holds(draw.number().doubleValue(), day)) return Optional.of(entry);
        }
        return Optional.empty();
    }

    @Property(tries = 300)
    void choosesTheFirstWhoseConditionHolds(@ForAll("conditions") @Size(min = 1, max = 5) List<Condition> conditions) {
        Pool pool = pool(conditions);

        for (int day = 0; day < DAYS.size(); day++) {
            for (Draw draw : DRAWS) {
                assertEquals(
                        firstHolding(conditions, draw, day),
                        PoolFixtures.firstHolding(pool, DAYS.get(day), draw),
                        draw::toString);
            }
        }
    }

    /** An entry is found to be in vain exactly when no draw and no day comes to it. */
    @Property(tries = 200)
    void findsWhatIsNeverReached(@ForAll("conditions") @Size(min = 1, max = 5) List<Condition> conditions) {
        Set<String> expected = new TreeSet<>();
        for (int entry = 0; entry < conditions.size(); entry++) expected.add("/pool/" + entry);
        for (int day = 0; day < DAYS.size(); day++) {
            for (Draw draw : DRAWS) firstHolding(conditions, draw, day).ifPresent(it -> expected.remove("/pool/" + it));
        }

        Set<String> found = new TreeSet<>();
        PoolCheck.check(pool(conditions), Set.of(ONE)::contains, NOON, Deadline.usual(InstantSource.system())).stream()
                .filter(Finding::isError)
                .forEach(it -> found.add(it.pointer()));

        assertEquals(expected, found, conditions::toString);
        Statistics.collect(expected.isEmpty());
    }

    /** A thousand draws at equal distances fall to the entries by exactly their shares. */
    @Property(tries = 50)
    void givesEachEntryItsShare(@ForAll("shares") List<Integer> shares) {
        List<Object> entries = new ArrayList<>();
        int sum = 0;
        for (int share : shares) {
            sum += share;
            entries.addAll(
                    List.of("draw < " + new BigDecimal(sum).movePointLeft(3).toPlainString(), ONE));
        }
        Pool pool = aPool(aPoolId(), entries.toArray());

        int[] counts = new int[shares.size() + 1];
        for (int thousandth = 0; thousandth < 1_000; thousandth++) {
            Draw draw = new Draw(BigDecimal.valueOf(thousandth, 3));
            counts[PoolFixtures.firstHolding(pool, NOON, draw).orElse(shares.size())]++;
        }

        for (int entry = 0; entry < shares.size(); entry++) assertEquals(shares.get(entry), counts[entry]);
        assertEquals(1_000 - sum, counts[shares.size()]);
    }

    @Property
    void drawsFromZeroToBelowOne(@ForAll Random random) {
        Draw draw = Draw.by(random);

        assertTrue(draw.number().signum() >= 0 && draw.number().compareTo(BigDecimal.ONE) < 0);
        assertTrue(draw.number().compareTo(Draw.LARGEST) <= 0);
        assertEquals(draw, Draw.of(draw.toString()));
        assertFalse(draw.toString().contains("E"), draw::toString);
    }

    @Property(tries = 200)
    void isReadAsItIsWritten(@ForAll("conditions") @Size(min = 1, max = 5) List<Condition> conditions) {
        Pool pool = pool(conditions);

        Pool again = PoolReader.read(PoolWriter.write(pool)).get();

        assertEquals(pool, again);
        assertTrue(PoolWriter.saySame(pool, again));
    }

    @Provide
    Arbitrary<List<Integer>> shares() {
        return Arbitraries.integers().between(1, 200).list().ofMinSize(1).ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<Condition>> conditions() {
        Arbitrary<Condition> atom = Arbitraries.oneOf(ofDraw(), ofDay());
        Arbitrary<Condition> signed =
                Combinators.combine(atom, Arbitraries.of(true, false)).as((it, yes) -> yes ? it : it.not());
        Arbitrary<Condition> pair = Combinators.combine(signed, signed, Arbitraries.of(true, false))
                .as((one, other, and) -> and ? one.and(other) : one.or(other));
        Arbitrary<Condition> triple = Combinators.combine(pair, signed, Arbitraries.of(true, false))
                .as((one, other, and) -> and ? one.and(other.not()).not() : one.or(other));
        return Arbitraries.frequencyOf(Tuple.of(3, signed), Tuple.of(2, pair), Tuple.of(1, triple))
                .list();
    }

    private static Arbitrary<Condition> ofDraw() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(0, 3))
                .as((tenth, form) -> {
                    double at = tenth / 10.0;
                    String number = "0." + tenth;
                    return switch (form) {
                        case 0 -> new Condition("draw < " + number, (draw, day) -> draw < at);
                        case 1 -> new Condition(number + " <= draw", (draw, day) -> draw >= at);
                        case 2 -> new Condition("draw in (0..0." + tenth + "]", (draw, day) -> draw > 0 && draw <= at);
                        default ->
                            new Condition(
                                    "draw between " + number + " and 0.95", (draw, day) -> draw >= at && draw <= 0.95);
                    };
                });
    }

    private static Arbitrary<Condition> ofDay() {
        return Arbitraries.of(
                new Condition("today() > date(\"2026-03-01\")", (draw, day) -> day > 0),
                new Condition("today() <= date(\"2026-03-02\")", (draw, day) -> day <= 1),
                new Condition("date(\"2026-03-02\") = today()", (draw, day) -> day == 1));
    }
}
