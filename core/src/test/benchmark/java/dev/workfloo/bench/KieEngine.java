package dev.workfloo.bench;

import dev.workfloo.rule.decision.HitPolicy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;
import org.openjdk.jmh.infra.Blackhole;

/**
 * KIE's (Drools') DMN engine by itself: compiled once, no listeners, no check of types at run time.
 *
 * <p>Of the options that its manual recommends for speed, none is of use in 10.2.0: {@code org.kie.dmn.compiler.execmodel} is
 * still read and changes nothing, and with {@code org.kie.dmn.compiler.alphanetwork} a compiled table gives its first
 * answer for ever, since it keeps the first context that it was asked with.
 */
final class KieEngine implements Engine {

    private final DMNRuntime runtime;
    private final DMNModel model;
    private final List<DMNContext> applicants;

    KieEngine(Policy policy, HitPolicy hitPolicy, List<Applicant> applicants) {
        this.runtime = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(ResourceFactory.newByteArrayResource(DmnDocument.of(policy, hitPolicy))))
                .getOrElseThrow(IllegalStateException::new);
        this.model = runtime.getModel(DmnDocument.NAMESPACE, DmnDocument.NAME);
        if (model.hasErrors()) {
            throw new IllegalStateException(
                    model.getMessages(DMNMessage.Severity.ERROR).toString());
        }
        this.applicants = applicants.stream().map(this::context).toList();
    }

    private DMNContext context(Applicant applicant) {
        DMNContext context = runtime.newContext();
        context.set("score", BigDecimal.valueOf(applicant.score()));
        context.set("income", applicant.income());
        context.set("employment", applicant.employment());
        context.set("customer", applicant.customer());
        return context;
    }

    @Override
    public void decide(int applicant, Blackhole into) {
        into.consume(result(applicant));
    }

    private DMNResult result(int applicant) {
        return runtime.evaluateByName(model, applicants.get(applicant), DmnDocument.NAME);
    }

    /** A context that came back with the decision in it would make the next evaluation a mere look-up. */
    @Override
    public Answer answer(int applicant) {
        DMNResult result = result(applicant);
        if (result.hasErrors())
            throw new IllegalStateException(result.getMessages().toString());
        if (applicants.get(applicant).isDefined(DmnDocument.NAME)) throw new IllegalStateException("decided before");
        Map<?, ?> row =
                (Map<?, ?>) result.getDecisionResultByName(DmnDocument.NAME).getResult();
        return new Answer((String) row.get("exit"), (String) row.get("message"), (BigDecimal) row.get("rate"));
    }
}
