package dev.workfloo.execution.step;

import dev.workfloo.contact.PhoneNumber;
import dev.workfloo.definition.Asked;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.RecipientFormulas;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.FieldType;
import dev.workfloo.execution.nip.NipRequest;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether codes will reach the phone numbers that a form was answered: a form alone does not know the country, and
 * later the answer could not be mended.
 */
final class RecipientCheck {

    private static final String ANOTHER_COUNTRY = "must be the code of the country whose the phone number is";

    private final CheckedFlow flow;
    private final FormNode form;
    private final EvaluationContext environment;

    /** @param environment what formulas read when the form's answers count */
    RecipientCheck(CheckedFlow flow, FormNode form, EvaluationContext environment) {
        this.flow = flow;
        this.form = form;
        this.environment = environment;
    }

    /**
     * What is wrong, field by field.
     *
     * @param isAnswered which fields were answered now: others stay as they were, and are not what is wrong
     */
    Map<String, String> refused(Predicate<Field> isAnswered) {
        Map<String, String> refused = new LinkedHashMap<>();
        flow.definition().nodes().forEach(node -> {
            node.asks()
                    .code()
                    .filter(Asked.Code::goesToPhones)
                    .ifPresent(code -> check(code.recipient(), isAnswered, refused));
        });
        return refused;
    }

    private void check(RecipientFormulas recipient, Predicate<Field> isAnswered, Map<String, String> refused) {
        Optional<Field> phone =
                recipient.phoneNumber().flatMap(this::readField).filter(field -> field.type() == FieldType.PHONE);
        Optional<String> number =
                phone.flatMap(field -> recipient.phoneNumber()).flatMap(this::text);
        if (number.isEmpty()) return;
        Optional<String> code = recipient.countryCode().flatMap(this::text);
        if (PhoneNumber.of(code.orElse(""), number.get()).isPresent()) return;
        Optional<Field> codeField = recipient.countryCode().flatMap(this::readField);
        boolean comesLater = code.isEmpty() && codeField.isEmpty();
        if (comesLater) return;
        boolean isNoCode = codeField.isPresent()
                && code.filter(it -> !PhoneNumber.isCallingCode(it)).isPresent();
        if (!isNoCode && phone.filter(isAnswered).isPresent())
            refused.put(phone.get().id(), NipRequest.NO_NUMBER);
        else
            codeField
                    .filter(isAnswered)
                    .ifPresent(field -> refused.put(field.id(), isNoCode ? NipRequest.NO_COUNTRY : ANOTHER_COUNTRY));
    }

    /** The field that a formula reads, and does nothing else. */
    private Optional<Field> readField(Expression formula) {
        Expression ours = new Expression.Name(form.id().name());
        return form.form()
                .fields()
                .filter(field -> formula.equals(new Expression.Path(ours, field.id())))
                .findFirst();
    }

    private Optional<String> text(Expression formula) {
        return new Evaluation(environment).evaluate(formula) instanceof Value.Text text && !text.isAbsent()
                ? Optional.of(text.text())
                : Optional.empty();
    }
}
