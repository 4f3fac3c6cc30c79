package dev.workfloo.definition.check;

import dev.workfloo.definition.Formula;
import dev.workfloo.definition.PdfNode;
import dev.workfloo.document.Finding;
import dev.workfloo.document.Findings;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.syntax.Printer;
import dev.workfloo.rule.template.PlaceText;
import java.util.Map;

/** Whether each place of the page comes to something that can be printed. What is found names the place. */
final class PdfCheck extends NodeCheck<PdfNode> {

    PdfCheck(PdfNode node, FindingsAt findings) {
        super(node, findings);
    }

    @Override
    Type.Context check(RuleCheck rules) {
        node.formulas().forEach(formula -> check(formula, rules));
        return new Type.Context(Map.of());
    }

    private void check(Formula formula, RuleCheck rules) {
        Expression expression = formula.expression().orElseThrow();
        Findings found = new Findings();
        FindingsAt at = found.root();
        Type type = FormulaTypes.of(expression, rules.known(node, formula.references(), at), at);
        if (!PlaceText.has(type)) at.error("", PlaceText.FORM + ", but is " + type);
        found.all().forEach(it -> tell(it, "{{ " + Printer.print(expression) + " }}: " + it.message(), formula));
    }

    private void tell(Finding finding, String message, Formula formula) {
        if (finding.isError()) findings.error(formula.pointer(), message);
        else findings.warning(formula.pointer(), message);
    }
}
