package dev.workfloo.http.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.document.TreeReader;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.Viewer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An answer as it is kept for those who repeat a call: as whoever may see is given it, and as others are. */
final class KeptAnswer {

    private static final String STATUS = "status";
    private static final String WHOLE = "whole";
    private static final String STARRED = "starred";
    private static final Viewer OTHERS = new Viewer(false, false);
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeptAnswer() {}

    static Value.Context of(Function<Viewer, Answer> answer) {
        Answer whole = answer.apply(Viewer.OF_ALL);
        Optional<String> json = json(whole);
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put(STATUS, whole.status());
        json.ifPresent(text -> kept.put(WHOLE, text));
        json(answer.apply(OTHERS))
                .filter(text -> !Optional.of(text).equals(json))
                .ifPresent(text -> kept.put(STARRED, text));
        return Value.Context.of(kept);
    }

    private static Optional<String> json(Answer answer) {
        return answer.body().map(body -> {
            if (body instanceof Answer.Json json) return json.json().toString();
            throw new IllegalStateException("of what changes something the answer is JSON, and not " + body.type());
        });
    }

    static Answer read(Value.Context kept, Viewer viewer) {
        boolean isStarred = !viewer.seesAll() && kept.members().containsKey(STARRED);
        Answer answer = Answer.empty(TreeReader.integer(kept, STATUS));
        String body = isStarred ? STARRED : WHOLE;
        return kept.members().containsKey(body) ? answer.with(object(TreeReader.text(kept, body))) : answer;
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that was kept is no JSON", e);
        }
    }
}
