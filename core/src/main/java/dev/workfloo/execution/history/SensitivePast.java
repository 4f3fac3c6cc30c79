package dev.workfloo.execution.history;

import dev.workfloo.definition.Node.ServiceNode;
import dev.workfloo.definition.NodeId;
import dev.workfloo.definition.api.UrlText;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.execution.AutomaticEvent.RulesetDecided;
import dev.workfloo.execution.AutomaticEvent.VariablesSet;
import dev.workfloo.execution.ConnectorEvent.ConnectorAsked;
import dev.workfloo.execution.ExecutionEvent;
import dev.workfloo.execution.FormEvent.FormAnswered;
import dev.workfloo.execution.ReviewEvent.FieldsCorrected;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.PlainTime;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * The sensitive values that an execution ever had, also those that were corrected or answered anew since, and what services were
 * asked with them. Where one of them is said back, it must not be shown.
 */
public final class SensitivePast {

    /** Numbers of more places are not counted with. */
    private static final int MOST_PLACES = 64;

    private final SoughtTexts texts = new SoughtTexts();
    private boolean hasKept;

    /** There are none. */
    public SensitivePast() {}

    /** @param history all that happened to the execution */
    public static SensitivePast of(WorkflooExecution execution, ExecutionHistory history, CheckedFlow flow) {
        SensitivePast past = new SensitivePast();
        execution.data().values().forEach((node, values) -> past.noteOf(node, values, flow));
        history.events().forEach(event -> past.noteOf(event, flow));
        return past;
    }

    private void noteOf(ExecutionEvent event, CheckedFlow flow) {
        if (event instanceof FormAnswered form) noteOf(form.node(), form.answers(), flow);
        if (event instanceof FieldsCorrected fields)
            fields.answers().forEach((node, answers) -> noteOf(node, answers, flow));
        if (event instanceof VariablesSet variables) noteOf(variables.node(), variables.values(), flow);
        if (event instanceof RulesetDecided ruleset)
            noteOf(ruleset.node(), ruleset.decision().outputs(), flow);
        if (event instanceof ConnectorAsked asked && flow.node(asked.node()) instanceof ServiceNode node) {
            Map<String, Expression> formulas = node.connector().request();
            asked.request().members().forEach((name, value) -> {
                Expression formula = formulas.get(name);
                if (formula != null && flow.isSensitive(formula)) note(value);
            });
        }
    }

    private void noteOf(NodeId node, Value.Context values, CheckedFlow flow) {
        values.members().forEach((name, value) -> {
            if (flow.isSensitive(node, name)) note(value);
        });
    }

    /** What is large and kept elsewhere is not read for this. */
    void note(Value value) {
        if (value instanceof Value.Sequence list) list.items().forEach(this::note);
        if (value instanceof Value.Context context) context.members().values().forEach(this::note);
        if (value instanceof Value.Text text && text.kept().isPresent()) hasKept = true;
        else spelled(value).ifPresent(texts::add);
    }

    /** As JSON has it. */
    private static Optional<String> spelled(Value value) {
        if (value instanceof Value.Text text) return Optional.of(text.text().strip());
        return value instanceof Value.Num number ? plain(number.number()) : PlainTime.text(value);
    }

    private static Optional<String> plain(BigDecimal number) {
        return Math.abs((long) number.scale()) < MOST_PLACES ? Optional.of(number.toPlainString()) : Optional.empty();
    }

    public boolean isEmpty() {
        return texts.isEmpty() && !hasKept;
    }

    /**
     * Whether it is said by a value, in either case: a text, a date or a moment in which it stands, or just this number. Of what is
     * large and kept elsewhere that is taken for granted. In lists and contexts nothing is looked for.
     */
    public boolean isIn(Value value) {
        if (value instanceof Value.Text text && text.kept().isPresent()) return !isEmpty();
        if (value instanceof Value.Num number) {
            return plain(number.number()).filter(texts::has).isPresent();
        }
        return spelled(value).filter(this::isIn).isPresent();
    }

    /** The same of somebody's own words, also as URLs spell it. */
    public boolean isIn(String words) {
        return UrlText.readings(words).anyMatch(texts::areIn);
    }
}
