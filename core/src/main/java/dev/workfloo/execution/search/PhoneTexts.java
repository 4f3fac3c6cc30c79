package dev.workfloo.execution.search;

import dev.workfloo.contact.PhoneNumber;
import dev.workfloo.definition.Asked;
import dev.workfloo.definition.RecipientFormulas;
import dev.workfloo.definition.WorkflooDefinition;
import dev.workfloo.execution.ExecutionData;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.Expression;
import dev.workfloo.rule.expression.evaluation.Evaluation;
import dev.workfloo.rule.expression.evaluation.EvaluationContext;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * As which texts a telephone number is found: the digits that were typed, those of E.164, and those that are dialled in its
 * country. A form does not know the country; a node that sends a code to the field does.
 */
final class PhoneTexts {

    private final List<RecipientFormulas> recipients;

    PhoneTexts(WorkflooDefinition definition) {
        recipients = definition.nodes().stream()
                .flatMap(node -> node.asks().code().stream())
                .map(Asked.Code::recipient)
                .toList();
    }

    Stream<String> of(SearchableAnswer answer, ExecutionData data) {
        Stream<PhoneNumber> numbers = Stream.concat(
                PhoneNumber.international(answer.text()).stream(),
                callingCodes(answer, data).flatMap(code -> PhoneNumber.of(code, answer.text()).stream()));
        return Stream.concat(
                        SearchText.digits(answer.text()).stream(),
                        numbers.flatMap(number -> Stream.of(number.e164().substring(1), number.nationalNumber())))
                .distinct();
    }

    private Stream<String> callingCodes(SearchableAnswer answer, ExecutionData data) {
        Expression field = new Expression.Path(
                new Expression.Name(answer.form().name()), answer.field().id());
        return recipients.stream()
                .filter(recipient -> recipient.phoneNumber().equals(Optional.of(field)))
                .flatMap(recipient -> recipient.countryCode().stream())
                .flatMap(code -> text(code, data).stream());
    }

    /** By no clock: the code of a country does not hang on the time. */
    private static Optional<String> text(Expression formula, ExecutionData data) {
        Map<String, Value> names = new LinkedHashMap<>();
        data.values().forEach((node, values) -> names.put(node.name(), values));
        EvaluationContext gathered =
                new EvaluationContext(new Value.Context(names), Instant.EPOCH.atZone(ZoneOffset.UTC));
        return new Evaluation(gathered).evaluate(formula) instanceof Value.Text text && !text.isAbsent()
                ? Optional.of(text.text())
                : Optional.empty();
    }
}
