package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.execution.explanation.Explanation;
import dev.workfloo.execution.explanation.Explanation.Condition;
import dev.workfloo.execution.explanation.Explanation.OfTable;
import dev.workfloo.execution.explanation.Explanation.OfTree;
import dev.workfloo.execution.explanation.Explanation.Question;
import dev.workfloo.execution.explanation.Explanation.Row;
import dev.workfloo.rule.Value;
import java.util.Map;
import java.util.Optional;

/** Why a decision came out as it did. What was null is left out, as everywhere in answers. */
final class TraceBody implements Explanation.Cases<ObjectNode> {

    private final ObjectNode body = JsonNodeFactory.instance.objectNode();
    private final Redaction shown;

    private TraceBody(Redaction shown) {
        this.shown = shown;
    }

    static ObjectNode of(Explanation explanation, Redaction shown) {
        return explanation.fold(new TraceBody(shown));
    }

    @Override
    public ObjectNode ofTable(OfTable explanation) {
        ArrayNode rows = body.putArray("rules");
        for (Row row : explanation.rows()) {
            ObjectNode one = rows.addObject().put("rule", row.rule()).put("matched", row.matched());
            ArrayNode conditions = one.putArray("conditions");
            for (Condition condition : row.conditions()) put(condition, conditions.addObject());
        }
        if (!explanation.remarks().isEmpty()) explanation.remarks().forEach(body.putArray("remarks")::add);
        return body;
    }

    private void put(Condition condition, ObjectNode body) {
        body.put("input", condition.input());
        put("value", condition.value(), body);
        body.put("test", condition.tests());
        putCompared(condition.compared(), body);
        condition.held().ifPresent(held -> body.put("held", held));
    }

    @Override
    public ObjectNode ofTree(OfTree explanation) {
        ArrayNode questions = body.putArray("questions");
        for (Question question : explanation.questions()) {
            ObjectNode one =
                    questions.addObject().put("nameNode", question.name()).put("if", question.condition());
            putCompared(question.compared(), one);
            one.put("result", question.answer());
        }
        return body;
    }

    private void putCompared(Map<String, Optional<Value>> compared, ObjectNode body) {
        if (compared.isEmpty()) return;
        ObjectNode values = body.putObject("compared");
        compared.forEach((name, value) -> put(name, value, values));
    }

    private void put(String name, Optional<Value> value, ObjectNode body) {
        if (value.isPresent()) JsonWriter.put(body, name, shown.said(value.get()));
        else body.put(name, Redaction.STARS);
    }
}
