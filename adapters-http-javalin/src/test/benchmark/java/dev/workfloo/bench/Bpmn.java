package dev.workfloo.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same flow as BPMN, and what its steps do: every value a variable, as engines of BPMN keep them. */
final class Bpmn {

    static final String PROCESS = "credit";

    /** The end is told apart by each engine in its own way. */
    private static final String DOCUMENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:engine="%1$s"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="bench">
              <process id="credit" name="Bureau check and score" isExecutable="true">
                %2$s
                <startEvent id="start"/>
                <sequenceFlow id="to_applicant" sourceRef="start" targetRef="applicant"/>
                <userTask id="applicant" name="Applicant"/>
                <sequenceFlow id="to_bureau" sourceRef="applicant" targetRef="bureau"/>
                <serviceTask id="bureau" name="Credit bureau" engine:%3$s="true" engine:exclusive="false"
                    engine:delegateExpression="${bureau}"/>
                <sequenceFlow id="to_policy" sourceRef="bureau" targetRef="policy"/>
                <serviceTask id="policy" name="Credit policy" engine:delegateExpression="${policy}"/>
                <sequenceFlow id="to_decision" sourceRef="policy" targetRef="decision"/>
                <exclusiveGateway id="decision" default="to_refused"/>
                <sequenceFlow id="to_welcome" sourceRef="decision" targetRef="welcome">
                  <conditionExpression xsi:type="tFormalExpression">${exit == 'approved'}</conditionExpression>
                </sequenceFlow>
                <sequenceFlow id="to_refused" sourceRef="decision" targetRef="refused"/>
                <serviceTask id="welcome" name="Approved" engine:delegateExpression="${welcome}"/>
                <serviceTask id="refused" name="Refused" engine:delegateExpression="${refused}"/>
                <sequenceFlow id="welcomed" sourceRef="welcome" targetRef="end"/>
                <sequenceFlow id="rejected" sourceRef="refused" targetRef="end"/>
                <endEvent id="end"/>
              </process>
            </definitions>
            """;

    private Bpmn() {}

    /** What a step does: reads variables, and gives those that it sets. */
    interface Step {
        Map<String, Object> set(Map<String, Object> variables);
    }

    static final Map<String, Step> STEPS = Map.of(
            "bureau", variables -> CreditCase.REPLY,
            "policy", Bpmn::decide,
            "welcome", variables -> label(variables, "approved"),
            "refused", variables -> label(variables, "rejected"));

    static String document(String namespace, String extensions, String async) {
        return DOCUMENT.formatted(namespace, extensions, async);
    }

    /** The policy by hand: no table is looked through, no formula read, and no reason kept. */
    private static Map<String, Object> decide(Map<String, Object> variables) {
        long score = (Long) variables.get("score");
        long income = (Long) variables.get("income");
        if (score >= 700 && income >= 8_000) return decided("approved", "Strong score", income * 3, "prime");
        if (score >= 620 && income >= 15_000) return decided("approved", "Fair score, good income", income, "");
        return decided("rejected", "Outside the policy", 0, "");
    }

    private static Map<String, Object> decided(String exit, String message, long limit, String labels) {
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("exit", exit);
        set.put("message", message);
        set.put("limit", limit);
        set.put("labels", labels);
        return set;
    }

    private static Map<String, Object> label(Map<String, Object> variables, String label) {
        String before = (String) variables.get("labels");
        return Map.of("labels", before.isEmpty() ? label : before + "," + label);
    }

    static CreditCase.Ending ending(Map<String, Object> variables) {
        return new CreditCase.Ending(
                (String) variables.get("exit"),
                (Long) variables.get("limit"),
                List.of(((String) variables.get("labels")).split(",")));
    }
}
