package dev.workfloo.bench;

import dev.workfloo.rule.decision.HitPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.infra.Blackhole;

/** What one would write who knew the columns beforehand: a loop over the rows, in their order, on plain Java types. */
final class HandWrittenLoop implements Engine {

    private static final BigDecimal NO_INCOME = BigDecimal.ZERO;
    private static final BigDecimal ANY_INCOME = BigDecimal.valueOf(Long.MAX_VALUE);

    private final boolean traced;
    private final boolean unique;
    private final List<Line> lines;
    private final List<Applicant> applicants;

    private HandWrittenLoop(boolean traced, Policy policy, HitPolicy hitPolicy, List<Applicant> applicants) {
        this.traced = traced;
        this.unique = hitPolicy == HitPolicy.UNIQUE;
        this.lines = policy.rows().stream().map(Line::of).toList();
        this.applicants = applicants;
    }

    static Engine untraced(Policy policy, HitPolicy hitPolicy, List<Applicant> applicants) {
        return new HandWrittenLoop(false, policy, hitPolicy, applicants);
    }

    /** Notes for every row at which it looks which of its conditions held. */
    static Engine traced(Policy policy, HitPolicy hitPolicy, List<Applicant> applicants) {
        return new HandWrittenLoop(true, policy, hitPolicy, applicants);
    }

    private record Line(
            int scoreFrom,
            int scoreBelow,
            BigDecimal incomeFrom,
            BigDecimal incomeBelow,
            Set<String> employments,
            boolean customers,
            boolean others,
            Answer answer) {

        static Line of(Row row) {
            Band income = row.income();
            return new Line(
                    row.score().low().orElse(0),
                    row.score().high().orElse(Integer.MAX_VALUE),
                    income.low().isPresent() ? BigDecimal.valueOf(income.low().getAsInt()) : NO_INCOME,
                    income.high().isPresent() ? BigDecimal.valueOf(income.high().getAsInt()) : ANY_INCOME,
                    Set.copyOf(row.employments().isEmpty() ? Policy.EMPLOYMENTS : row.employments()),
                    row.customer().orElse(true),
                    !row.customer().orElse(false),
                    row.answer());
        }

        boolean score(Applicant applicant) {
            return scoreFrom <= applicant.score() && applicant.score() < scoreBelow;
        }

        boolean income(Applicant applicant) {
            return incomeFrom.compareTo(applicant.income()) <= 0
                    && applicant.income().compareTo(incomeBelow) < 0;
        }

        boolean employment(Applicant applicant) {
            return employments.contains(applicant.employment());
        }

        boolean customer(Applicant applicant) {
            return applicant.customer() ? customers : others;
        }

        boolean matches(Applicant applicant) {
            return score(applicant) && income(applicant) && employment(applicant) && customer(applicant);
        }
    }

    private record Looked(int row, boolean score, boolean income, boolean employment, boolean customer) {

        static Looked at(int row, Line line, Applicant applicant) {
            return new Looked(
                    row,
                    line.score(applicant),
                    line.income(applicant),
                    line.employment(applicant),
                    line.customer(applicant));
        }

        boolean matched() {
            return score && income && employment && customer;
        }
    }

    @Override
    public void decide(int applicant, Blackhole into) {
        if (!traced) {
            into.consume(answer(applicant));
            return;
        }
        List<Looked> trace = new ArrayList<>();
        into.consume(answer(applicants.get(applicant), trace));
        into.consume(trace);
    }

    @Override
    public Answer answer(int applicant) {
        Applicant asking = applicants.get(applicant);
        if (traced) return answer(asking, new ArrayList<>());
        int found = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches(asking)) {
                found = chosen(found, i);
                if (!unique) break;
            }
        }
        return lines.get(found).answer();
    }

    private Answer answer(Applicant asking, List<Looked> trace) {
        int found = -1;
        for (int i = 0; i < lines.size(); i++) {
            Looked looked = Looked.at(i, lines.get(i), asking);
            trace.add(looked);
            if (looked.matched()) {
                found = chosen(found, i);
                if (!unique) break;
            }
        }
        return lines.get(found).answer();
    }

    private static int chosen(int before, int row) {
        if (before >= 0) throw new IllegalStateException("rows " + before + " and " + row + " match");
        return row;
    }
}
