package dev.workfloo.http;

import static dev.workfloo.http.RacedOperation.CANCEL;
import static dev.workfloo.http.RacedOperation.FALLBACK;

import dev.workfloo.http.RacedExecution.End;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Two operations at once, where an execution stands so.
 *
 * @param steps the two
 */
record RacedPair(RacedStand stand, boolean isSandbox, List<Step> steps) {

    RacedPair {
        steps = List.copyOf(steps);
    }

    /** @param key its idempotency key, if it has one */
    record Step(RacedOperation operation, Optional<String> key) {

        private static final String BUSY = "the workfloo is busy with another step or another call";
        private static final String OVERTAKEN = "another call was quicker, and this one counts for nothing";
        private static final String IN_USE =
                "a request with this Idempotency-Key is still being worked: repeat it later to get its answer";

        List<Step> parts() {
            return operation.parts().stream().map(part -> new Step(part, key)).toList();
        }

        /** @return what is said to its last part */
        String by(RacedProcess process, RacedExecution execution) {
            String answer = "";
            for (Step part : parts()) answer = part.operation().by(process, execution, part.key());
            return answer;
        }

        private boolean repeats(Step other) {
            return key.isPresent() && key.equals(other.key) && operation.isLike(other.operation());
        }

        /**
         * What it may be told for the other one's sake.
         *
         * @param late where the execution stands then
         */
        List<String> refusals(Step winner, String late) {
            List<String> refusals = new ArrayList<>();
            if (operation.isOfOtp()) {
                refusals.add(Reply.json(403, "{\"error\":\"" + BUSY + "\"}"));
                if (winner.operation() != CANCEL) refusals.add(Reply.json(403, "{\"error\":\"" + OVERTAKEN + "\"}"));
            }
            // It was typed for the round that has gone by.
            if (operation.isCode() && winner.operation().endsRound()) {
                refusals.add(Reply.error(403, "STATE_ERROR", late));
            }
            boolean isWithoutConflict = operation.isOfOtp() || operation.isOfNip();
            if (repeats(winner)) {
                refusals.add(Reply.later(isWithoutConflict ? 503 : 409, "IDEMPOTENCY_ERROR", IN_USE));
            }
            return refusals;
        }

        /** A token that is sent twice is judged once, whoever wants a code that is on its way gets that one, and work is done once. */
        boolean isDoneWith(Step other) {
            boolean isOneToken = operation.isOfOtp() && operation == other.operation();
            boolean isOneCode = operation == FALLBACK && !other.operation().isCall();
            boolean isOnePiece = operation.isWork() && other.operation().isWork();
            return isOneToken || isOneCode || isOnePiece;
        }

        /** What it is answered then, where the other one was answered this. */
        String answerTo(String other) {
            return operation == FALLBACK ? "200" : other;
        }

        @Override
        public String toString() {
            return operation + key.map(it -> " under " + it).orElse("");
        }
    }

    /** @param answers to each step, in the order of the steps */
    record Outcome(List<String> answers, End end) {}

    /** What comes out where one thing happens after the other, on executions that are twins of those that are raced. */
    static final class Model {

        private final RaceTrack track;
        private final Map<RacedPair, Outcome> known = new ConcurrentHashMap<>();
        private final Map<RacedPair, Optional<Outcome>> within = new ConcurrentHashMap<>();

        /** @param track on which nobody else does anything */
        Model(RaceTrack track) {
            this.track = track;
        }

        /** @param inOrder with as many steps as are taken */
        Outcome of(RacedPair inOrder) {
            return known.computeIfAbsent(inOrder, this::played);
        }

        private Outcome played(RacedPair inOrder) {
            RacedProcess process = track.processes().get(0);
            RacedExecution twin = track.brought(inOrder.stand(), inOrder.isSandbox(), () -> process);
            List<String> answers = new ArrayList<>();
            for (Step step : inOrder.steps()) {
                answers.add(step.operation().by(process, twin, step.key()));
            }
            Outcome outcome = new Outcome(answers, twin.end());
            twin.giveUp();
            return outcome;
        }

        /** Of the first, as it turns to somebody outside, with the second while that one is asked; empty where it turns to nobody. */
        Optional<Outcome> within(RacedPair pair) {
            return within.computeIfAbsent(pair, this::playedWithin);
        }

        private Optional<Outcome> playedWithin(RacedPair pair) {
            RacedProcess process = track.processes().get(0);
            RacedExecution twin = track.brought(pair.stand(), pair.isSandbox(), () -> process);
            List<String> second = new ArrayList<>();
            track.neighbours().meanwhile(() -> second.add(pair.steps().get(1).by(process, twin)));
            String first = pair.steps().get(0).by(process, twin);
            track.neighbours().nothingMeanwhile();
            Optional<Outcome> outcome = second.stream()
                    .map(answer -> new Outcome(List.of(first, answer), twin.end()))
                    .findFirst();
            twin.giveUp();
            return outcome;
        }
    }

    /** What can be said of how it came out. */
    enum Verdict {
        /** As if one thing had been done after the other. */
        IN_ORDER,
        /** As if one had been done while the other one waited for somebody outside. */
        MEANWHILE,
        /** One of them was refused in words that say why, and all is as if it had never come. */
        ONE_REFUSED,
        /** Both wanted the same, which was done once. */
        DONE_ONCE,
        WRONG
    }

    private RacedPair of(List<Step> others) {
        return new RacedPair(stand, isSandbox, others);
    }

    /** What each order would give. */
    List<Outcome> orders(Model model) {
        return merges(steps.get(0).parts().size(), steps.get(1).parts().size()).stream()
                .map(order -> inOrder(order, model))
                .toList();
    }

    /** All orders of the parts of two steps, by whose part it is. */
    private static List<List<Integer>> merges(int first, int second) {
        if (first + second == 0) return List.of(List.of());
        List<List<Integer>> merges = new ArrayList<>();
        if (first > 0) merges(first - 1, second).forEach(rest -> merges.add(before(rest, 0)));
        if (second > 0) merges(first, second - 1).forEach(rest -> merges.add(before(rest, 1)));
        return merges;
    }

    private static List<Integer> before(List<Integer> rest, int step) {
        List<Integer> all = new ArrayList<>(List.of(step));
        all.addAll(rest);
        return all;
    }

    private Outcome inOrder(List<Integer> order, Model model) {
        List<Iterator<Step>> parts =
                steps.stream().map(step -> step.parts().iterator()).toList();
        Outcome all =
                model.of(of(order.stream().map(step -> parts.get(step).next()).toList()));
        List<String> answers = IntStream.range(0, steps.size())
                .mapToObj(step -> all.answers().get(order.lastIndexOf(step)))
                .toList();
        return new Outcome(answers, all.end());
    }

    Verdict judge(Outcome seen, Model model) {
        if (orders(model).contains(seen)) return Verdict.IN_ORDER;
        if (isMeanwhile(seen, 0, model) || isMeanwhile(seen, 1, model)) return Verdict.MEANWHILE;
        return IntStream.range(0, steps.size())
                .mapToObj(winner -> judge(seen, winner, model))
                .filter(verdict -> verdict != Verdict.WRONG)
                .findFirst()
                .orElse(Verdict.WRONG);
    }

    /**
     * Work is not one moment: whoever is asked outside may have done what was asked, and the person may know it, before that is kept.
     *
     * @param working whose wait it is
     */
    private boolean isMeanwhile(Outcome seen, int working, Model model) {
        Step work = steps.get(working);
        if (!work.operation().isWork()) return false;
        List<String> answers =
                List.of(seen.answers().get(working), seen.answers().get(1 - working));
        return model.within(of(List.of(work, steps.get(1 - working))))
                .equals(Optional.of(new Outcome(answers, seen.end())));
    }

    private Verdict judge(Outcome seen, int winner, Model model) {
        Step first = steps.get(winner);
        Step second = steps.get(1 - winner);
        Outcome alone = model.of(of(first.parts()));
        String won = alone.answers().get(alone.answers().size() - 1);
        String said = seen.answers().get(1 - winner);
        boolean isAlone =
                seen.end().equals(alone.end()) && seen.answers().get(winner).equals(won);
        if (!isAlone) return Verdict.WRONG;
        if (second.refusals(first, alone.end().late()).contains(said)) return Verdict.ONE_REFUSED;
        return second.isDoneWith(first) && said.equals(second.answerTo(won)) ? Verdict.DONE_ONCE : Verdict.WRONG;
    }
}
