package dev.workfloo.bench;

import dev.workfloo.rule.Value;
import dev.workfloo.rule.decision.CompiledTable;
import dev.workfloo.rule.decision.Decided;
import dev.workfloo.rule.decision.Decision;
import dev.workfloo.rule.decision.DecisionTable;
import dev.workfloo.rule.decision.HitPolicy;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.UnaryTests;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import dev.workfloo.rule.expression.syntax.Parser;
import dev.workfloo.rule.expression.syntax.SyntaxError;
import io.vavr.control.Either;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.infra.Blackhole;

/** Ours: the same texts, parsed and compiled once. */
final class WorkflooEngine implements Engine {

    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 1, 31, 12, 0, 0, 0, ZoneOffset.UTC);

    private final boolean traced;
    private final CompiledTable table;
    private final List<EvaluationContext> applicants;

    private WorkflooEngine(boolean traced, Policy policy, HitPolicy hitPolicy, List<Applicant> applicants) {
        this.traced = traced;
        this.table = CompiledTable.of(new DecisionTable(
                List.of("score", "income", "employment", "customer").stream()
                        .map(WorkflooEngine::expression)
                        .toList(),
                policy.rows().stream().map(WorkflooEngine::rule).toList(),
                DecisionTable.Selection.by(hitPolicy),
                Optional.empty()));
        this.applicants = applicants.stream().map(WorkflooEngine::environment).toList();
    }

    /** Leaves the trace alone. */
    static Engine untraced(Policy policy, HitPolicy hitPolicy, List<Applicant> applicants) {
        return new WorkflooEngine(false, policy, hitPolicy, applicants);
    }

    /** Asks for the trace too. */
    static Engine traced(Policy policy, HitPolicy hitPolicy, List<Applicant> applicants) {
        return new WorkflooEngine(true, policy, hitPolicy, applicants);
    }

    private static DecisionTable.Rule rule(Row row) {
        List<UnaryTests> tests = row.conditions().stream()
                .map(text -> read(Parser.unaryTests(text)))
                .toList();
        List<String> outputs = row.outputs();
        return new DecisionTable.Rule(
                tests,
                new DecisionTable.Conclusion(
                        Optional.of(row.answer().exit()),
                        Optional.of(row.answer().message()),
                        List.of(),
                        Map.of("rate", expression(outputs.get(2)))));
    }

    private static Expression expression(String text) {
        return read(Parser.expression(text));
    }

    private static <T> T read(Either<SyntaxError, T> parsed) {
        return parsed.getOrElseThrow(error -> new IllegalStateException(error.toString()));
    }

    private static EvaluationContext environment(Applicant applicant) {
        Value.Context names = Value.Context.of(Map.of(
                "score", applicant.score(),
                "income", applicant.income(),
                "employment", applicant.employment(),
                "customer", applicant.customer()));
        return new EvaluationContext(names, NOW);
    }

    @Override
    public void decide(int applicant, Blackhole into) {
        Decided decided = table.decide(applicants.get(applicant));
        into.consume(decided.outcome());
        if (traced) into.consume(decided.trace());
    }

    @Override
    public Answer answer(int applicant) {
        Decision decision =
                table.decide(applicants.get(applicant)).outcome().getOrElseThrow(why -> new IllegalStateException(why));
        BigDecimal rate = ((Value.Num) decision.outputs().get("rate")).number();
        return new Answer(decision.exit().orElseThrow(), decision.messages().get(0), rate);
    }
}
