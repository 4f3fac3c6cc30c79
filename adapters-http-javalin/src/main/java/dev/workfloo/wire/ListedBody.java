package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workfloo.application.port.in.ExecutionDetail;
import dev.workfloo.application.port.in.search.ListedExecution;
import dev.workfloo.execution.Start.Origin;
import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.execution.history.NodeRecord;
import dev.workfloo.execution.search.ExecutionStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/** An execution as lists show it, to those from whom nothing is kept. */
public final class ListedBody {

    static final String LABELS = "labels";

    static final String STEPS = "steps";

    /** Members that tell who it is about, and the fields that were answered. */
    static final Map<String, String> PERSON = person();

    private ListedBody() {}

    private static Map<String, String> person() {
        Map<String, String> person = new LinkedHashMap<>();
        person.put("firstName", "first_name");
        person.put("secondName", "second_name");
        person.put("lastName1", "last_name_1");
        person.put("lastName2", "last_name_2");
        person.put("rfcPf", "rfc_pf");
        person.put("rfcPm", "rfc_pm");
        person.put("companyName", "company_name");
        return person;
    }

    public static ObjectNode of(ListedExecution listed) {
        ObjectNode body = withoutSteps(listed);
        ExecutionDetail detail = listed.detail();
        ArrayNode steps = body.putArray(STEPS);
        NodeBody.Seen seen = NodeBody.Seen.of(detail, Viewer.OF_ALL);
        for (NodeRecord record : detail.nodes()) steps.add(StepBody.of(record, detail, seen));
        return body;
    }

    /** With all that the detail has besides. */
    public static ObjectNode withContent(ListedExecution listed) {
        ObjectNode body = of(listed);
        DetailBody.of(listed.detail(), Viewer.OF_ALL)
                .properties()
                .forEach(member -> body.putIfAbsent(member.getKey(), member.getValue()));
        return body;
    }

    static ObjectNode withoutSteps(ListedExecution listed) {
        WorkflooExecution execution = listed.detail().execution();
        Origin origin = execution.start().origin();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", execution.id().hex());
        body.put("idUnykoo", listed.detail().number());
        body.put("name", listed.detail().flow().definition().name());
        body.put("status", ExecutionStatus.of(execution.position()).name());
        body.put("origin", origin.channel().name());
        origin.ip().ifPresent(ip -> body.put("ipOrigin", ip));
        ArrayNode labels = body.putArray(LABELS);
        execution.data().labels().forEach(labels::add);
        body.put("createdAt", execution.startedAt().toString());
        body.put("createdBy", origin.keyName());
        body.put("modifiedAt", execution.modifiedAt().toString());
        execution
                .position()
                .waitsAt()
                .map(listed.detail().flow()::node)
                .ifPresent(node -> body.put("currentNodeName", node.name()));
        PERSON.forEach((member, field) -> {
            if (listed.person().containsKey(field))
                body.put(member, listed.person().get(field));
        });
        return body;
    }
}
