package dev.workfloo.bench;

import dev.workfloo.rule.decision.HitPolicy;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.openjdk.jmh.infra.Blackhole;

/** Camunda 7's DMN engine by itself: parsed once, no listeners, no history. */
final class CamundaEngine implements Engine {

    private final DmnEngine engine;
    private final DmnDecision decision;
    private final List<VariableContext> applicants;

    private CamundaEngine(DmnEngine engine, byte[] document, List<Applicant> applicants) {
        this.engine = engine;
        this.decision = engine.parseDecision(DmnDocument.NAME, new ByteArrayInputStream(document));
        this.applicants = applicants.stream().map(CamundaEngine::variables).toList();
    }

    /** With the FEEL engine that it takes by default, feel-scala. */
    static Engine byDefault(Policy policy, HitPolicy hitPolicy, List<Applicant> applicants) {
        return with(new DefaultDmnEngineConfiguration(), policy, hitPolicy, applicants);
    }

    /** With the FEEL engine that it had before, which translates unary tests to JUEL. */
    static Engine legacy(Policy policy, HitPolicy hitPolicy, List<Applicant> applicants) {
        return with(new DefaultDmnEngineConfiguration().enableFeelLegacyBehavior(true), policy, hitPolicy, applicants);
    }

    private static Engine with(
            DefaultDmnEngineConfiguration configuration, Policy policy, HitPolicy hitPolicy, List<Applicant> all) {
        return new CamundaEngine(configuration.buildEngine(), DmnDocument.of(policy, hitPolicy), all);
    }

    private static VariableContext variables(Applicant applicant) {
        return Variables.createVariables()
                .putValue("score", BigDecimal.valueOf(applicant.score()))
                .putValue("income", applicant.income())
                .putValue("employment", applicant.employment())
                .putValue("customer", applicant.customer())
                .asVariableContext();
    }

    @Override
    public void decide(int applicant, Blackhole into) {
        into.consume(result(applicant));
    }

    private DmnDecisionTableResult result(int applicant) {
        return engine.evaluateDecisionTable(decision, applicants.get(applicant));
    }

    @Override
    public Answer answer(int applicant) {
        DmnDecisionRuleResult row = result(applicant).getSingleResult();
        return new Answer(
                row.getEntry("exit"),
                row.getEntry("message"),
                new BigDecimal(row.getEntry("rate").toString()));
    }
}
