package dev.workfloo.rule.decision.space;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.space.Partition.Zone;
import dev.workfloo.rule.expression.Dependencies;
import dev.workfloo.rule.expression.UnaryTest;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What tests may answer to the segments of a domain. The answers are those of {@link Evaluation}: it is asked about one value
 * of each zone, a group of segments whose values are all answered alike.
 */
final class TestAnswers {

    /** More single values than these are not tried one by one on a condition. */
    private static final int MOST_TRIED = 1_000;

    private static final int WORK_OF_A_TEST = 50;

    private final Partition present;
    private final Segments absent;
    private final Operands operands;
    private final Deadline deadline;
    private final Map<UnaryTest, PossibleAnswers> known = new HashMap<>();

    /** @param absent the segment of null, or none */
    TestAnswers(Partition present, Segments absent, Operands operands, Deadline deadline) {
        this.present = present;
        this.absent = absent;
        this.operands = operands;
        this.deadline = deadline;
    }

    PossibleAnswers to(UnaryTest test) {
        return known.computeIfAbsent(test, this::answersTo);
    }

    private PossibleAnswers answersTo(UnaryTest test) {
        PossibleAnswers answers = PossibleAnswers.NONE;
        for (Zone zone : zones(test)) answers = answers.and(answers(test, zone));
        return answers;
    }

    private PossibleAnswers answers(UnaryTest test, Zone zone) {
        if (!zone.uniform() || !deadline.allows(WORK_OF_A_TEST)) return PossibleAnswers.unknown(zone.segments());
        Evaluation evaluation = new Evaluation(Domain.NOTHING_KNOWN);
        Value answer = evaluation.test(test, example(zone));
        if (evaluation.failure().isPresent()) return PossibleAnswers.unknown(zone.segments());
        if (!(answer instanceof Value.Bool bool)) {
            return new PossibleAnswers(Segments.NONE, Segments.NONE, zone.segments());
        }
        return bool.truth()
                ? new PossibleAnswers(zone.segments(), Segments.NONE, Segments.NONE)
                : new PossibleAnswers(Segments.NONE, zone.segments(), Segments.NONE);
    }

    private Value example(Zone zone) {
        return zone.segments().equals(absent)
                ? Value.NULL
                : present.example(zone.segments().from(0));
    }

    private List<Zone> zones(UnaryTest test) {
        Dependencies reading = Dependencies.of(test);
        if (reading.outside()) return outside(test);
        List<Zone> zones = new ArrayList<>(
                reading.input() || test instanceof UnaryTest.Holds
                        ? singles()
                        : present.zones(test, operands.values(test)));
        if (!absent.isEmpty()) zones.add(new Zone(absent, true));
        return zones;
    }

    /** What compares with something from outside may say anything, but of what is missing. */
    private List<Zone> outside(UnaryTest test) {
        return absent.isEmpty() || test instanceof UnaryTest.Holds
                ? List.of(new Zone(present.all().or(absent), false))
                : List.of(new Zone(present.all(), false), new Zone(absent, true));
    }

    /** A condition may say anything of values of which there are many; it is tried on those that stand alone. */
    private List<Zone> singles() {
        List<Zone> zones = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int segment = 0; segment < present.size(); segment++) {
            boolean isTried = present.isSingle(segment) && zones.size() < MOST_TRIED;
            if (isTried) zones.add(new Zone(Segments.only(segment), true));
            else others.add(segment);
        }
        if (!others.isEmpty()) zones.add(new Zone(Segments.of(others), false));
        return zones;
    }
}
