package dev.workfloo.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A credit policy: rows that are disjoint and leave nobody out, since each came of cutting a wider one in two. So FIRST and
 * UNIQUE decide alike, and it is known beforehand which row is meant for whom.
 */
record Policy(List<Row> rows) {

    static final int SCORES = 1_001;
    static final int INCOMES = 20_000_000;
    static final List<String> EMPLOYMENTS =
            List.of("EMPLOYED", "SELF_EMPLOYED", "CIVIL_SERVANT", "PENSIONER", "STUDENT", "UNEMPLOYED");

    private static final long SEED = 20260131;
    private static final int INCOME_STEP = 1_000;
    private static final List<String> EXITS = List.of("APPROVE", "REVIEW", "DECLINE");

    Policy {
        rows = List.copyOf(rows);
    }

    /** The same policy each time. */
    static Policy of(int rows) {
        Cutting cutting = new Cutting(new Random(SEED), new ArrayList<>());
        cutting.cut(new Area(Band.ALL, Band.ALL, EMPLOYMENTS, Optional.empty()), rows);
        return new Policy(cutting.rows);
    }

    /** The same applicants each time, in no order: for the first row, for the last, for one in the middle, and for any. */
    List<Applicant> applicants(int count) {
        Random random = new Random(SEED + 1);
        List<Applicant> applicants = new ArrayList<>();
        for (int row : List.of(0, rows.size() / 2, rows.size() - 1)) applicants.add(applicant(row, random));
        while (applicants.size() < count) applicants.add(applicant(random.nextInt(rows.size()), random));
        Collections.shuffle(applicants, random);
        return List.copyOf(applicants);
    }

    /** One in four stands on the edge of a band. */
    private Applicant applicant(int number, Random random) {
        Row row = rows.get(number);
        boolean edge = random.nextInt(4) == 0;
        int score = within(row.score(), SCORES, edge, random);
        int income = within(row.income(), INCOMES, edge, random);
        List<String> employments = row.employments().isEmpty() ? EMPLOYMENTS : row.employments();
        return new Applicant(
                score,
                BigDecimal.valueOf(income * 100L + (edge ? 0 : random.nextInt(100)), 2),
                employments.get(random.nextInt(employments.size())),
                row.customer().orElseGet(random::nextBoolean),
                number);
    }

    private static int within(Band band, int end, boolean edge, Random random) {
        int low = band.low().orElse(0);
        return edge ? low : low + random.nextInt(band.high().orElse(end) - low);
    }

    /** What is still to be cut. */
    private record Area(Band score, Band income, List<String> employments, Optional<Boolean> customer) {

        Row row(int number, Random random) {
            List<String> tested = employments.equals(EMPLOYMENTS) ? List.of() : employments;
            BigDecimal rate = BigDecimal.valueOf(900 + random.nextInt(2_600), 2);
            Answer answer = new Answer(EXITS.get(random.nextInt(EXITS.size())), "policy rule " + (number + 1), rate);
            return new Row(number, score, income, tested, customer, answer);
        }
    }

    private record Cutting(Random random, List<Row> rows) {

        void cut(Area area, int into) {
            if (into == 1) {
                rows.add(area.row(rows.size(), random));
                return;
            }
            List<Area> halves = halves(area);
            for (int i = 0; halves.isEmpty(); i++) {
                if (i == 1_000) throw new IllegalArgumentException("too many rows to tell applicants apart");
                halves = halves(area);
            }
            cut(halves.get(0), into / 2);
            cut(halves.get(1), into - into / 2);
        }

        /** Mostly by score and income, as policies go; empty when what the dice chose cannot be cut. */
        private List<Area> halves(Area area) {
            int die = random.nextInt(8);
            if (die < 3) return byScore(area);
            if (die < 6) return byIncome(area);
            return die == 6 ? byEmployment(area) : byCustomer(area);
        }

        private List<Area> byScore(Area area) {
            return cuts(area.score, SCORES, 1).stream()
                    .map(band -> new Area(band, area.income, area.employments, area.customer))
                    .toList();
        }

        private List<Area> byIncome(Area area) {
            return cuts(area.income, INCOMES, INCOME_STEP).stream()
                    .map(band -> new Area(area.score, band, area.employments, area.customer))
                    .toList();
        }

        /** Somewhere in the middle two quarters, on a round number. */
        private List<Band> cuts(Band band, int end, int step) {
            int low = band.low().orElse(0);
            int steps = (band.high().orElse(end) - low) / step;
            if (steps < 4) return List.of();
            int cut = low + (steps / 4 + random.nextInt(steps / 2)) * step;
            return List.of(band.below(cut), band.from(cut));
        }

        private List<Area> byEmployment(Area area) {
            int size = area.employments.size();
            if (size == 1) return List.of();
            int cut = 1 + random.nextInt(size - 1);
            return List.of(
                    new Area(area.score, area.income, area.employments.subList(0, cut), area.customer),
                    new Area(area.score, area.income, area.employments.subList(cut, size), area.customer));
        }

        private List<Area> byCustomer(Area area) {
            if (area.customer.isPresent()) return List.of();
            return List.of(
                    new Area(area.score, area.income, area.employments, Optional.of(true)),
                    new Area(area.score, area.income, area.employments, Optional.of(false)));
        }
    }
}
