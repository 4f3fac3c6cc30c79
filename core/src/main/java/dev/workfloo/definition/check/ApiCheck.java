package dev.workfloo.definition.check;

import dev.workfloo.definition.ApiNode;
import dev.workfloo.definition.Formula;
import dev.workfloo.definition.api.ApiPlace;
import dev.workfloo.definition.api.ApiPlace.Kind;
import dev.workfloo.definition.api.ApiRequest;
import dev.workfloo.definition.api.Credentials;
import dev.workfloo.definition.flow.CheckedFlow;
import dev.workfloo.document.FindingsAt;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.template.PlaceText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether each value has a form in which it can stand in its place. */
final class ApiCheck extends ConnectorCheck<ApiNode> {

    private static final String SAID =
            "says what is called like a secret, and is shown to all who follow the execution:"
                    + " name one instead, such as {{ secret.its_name }}";

    private final ApiRequest request;

    ApiCheck(ApiNode node, FindingsAt findings) {
        super(node, findings);
        this.request = node.exchange().request();
    }

    /** With some text in each place: what is wrong then is wrong with what is literal. */
    @Override
    void checkAlone() {
        Map<String, Value> some = new TreeMap<>();
        request.places().forEach(place -> some.put(place.name(), new Value.Text("x")));
        request.message(new Value.Context(some), secret -> "x").peekLeft(why -> findings.error("/url", why));
        Credentials.saidBy(request).forEach(pointer -> findings.warning(pointer, SAID));
    }

    @Override
    void checkFormulas(RuleCheck rules) {
        List<Formula> formulas = node.formulas().toList();
        List<ApiPlace> places = request.places().toList();
        for (int i = 0; i < places.size(); i++) check(places.get(i), type(formulas.get(i), rules));
    }

    private void check(ApiPlace place, Type type) {
        if (place.kind() == Kind.WHOLE) return;
        if (!PlaceText.has(type)) findings.error(place.pointer(), PlaceText.FORM + ", but is " + type);
        if (place.kind() == Kind.PATH && type.isNullable()) {
            findings.error(
                    place.pointer(),
                    "may be null, for which a path has no room: guard it, such as if x != null then x else \"none\"");
        }
    }

    @Override
    void checkProven(CheckedFlow flow) {
        request.places()
                .filter(place -> place.kind().isInUrl() && flow.isSensitive(place.expression()))
                .forEach(place -> findings.warning(
                        place.pointer(), "is sensitive, and URLs stand in the logs of proxies: put it into the body"));
    }
}
