package dev.workfloo.testkit;

import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.NipNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.OtpNode;
import dev.workfloo.definition.ValidationNode;
import dev.workfloo.rule.Value;
import dev.workfloo.scenario.Scenario;
import java.util.Map;

/**
 * What people and services do in a simulation: said of a {@link Simulator} it holds for each of its runs, said of a
 * {@link SimulatedRun} for that one. Whoever names what the flow does not have is told what it has, by an
 * {@link IllegalArgumentException}.
 *
 * @param <S> what is prepared
 */
public abstract sealed class Preparation<S extends Preparation<S>> permits Simulator, SimulatedRun {

    abstract Plan plan();

    abstract S with(Plan plan);

    abstract FlowNames names();

    /**
     * Answers the form at a node, once; said again, it is answered so when the flow comes back. At a VALIDATION node, it answers what
     * a reviewer sent back.
     *
     * @param node the id of a FORM, or of a VALIDATION that allows corrections
     * @param answers by field, as a JSON library reads them: texts, numbers, booleans, dates, lists and maps
     */
    public S answering(String node, Map<String, ?> answers) {
        Node there = names().node(node);
        if (there instanceof FormNode form) names().requireFields(form, answers);
        else names().require(there, ValidationNode.class, "answers to a form");
        return with(plan().answering(there.id(), Value.Context.of(answers)));
    }

    /** Answers whatever any form asks of this, by field; where {@link #answering} says something of a form, that counts. */
    public S answeringFrom(Map<String, ?> answers) {
        names().requireSomewhere(answers.keySet());
        return with(plan().answeringFrom(Value.Context.of(answers)));
    }

    /**
     * Types these where a code is awaited, one after the other, the last again and again. Where nothing is said, the right code is
     * typed, which is always {@code 123456}, as in the sandbox. A consent code is typed twice.
     */
    public S typing(String... codes) {
        return with(plan().typing(new Codes(Codes.said(codes), plan().codes().byNode())));
    }

    /**
     * The same at one node.
     *
     * @param node the id of a LINK with service {@code NIP} or {@code OTP}
     */
    public S typingAt(String node, String... codes) {
        Node there = names().node(node);
        if (!(there instanceof NipNode)) names().require(there, OtpNode.class, "codes");
        return with(plan().typing(plan().codes().at(there.id(), Codes.said(codes))));
    }

    /**
     * Sends files, once.
     *
     * @param node the id of a DOCUMENT
     * @param files by the id of what is asked for: a text in base64, a {@link SampleFile}, a list of them, or of maps with the files
     *     of a set
     */
    public S sending(String node, Map<String, ?> files) {
        Node there = names().node(node);
        names().require(there, DocumentNode.class, "files");
        return with(plan().sending(there.id(), SampleFile.values(files)));
    }

    /**
     * Reviews, once.
     *
     * @param node the id of a VALIDATION
     * @param decision {@code APPROVED} or {@code REJECTED}
     */
    public S reviewing(String node, String decision) {
        return reviewing(node, Map.of("decision", decision));
    }

    /** The same as reviewers send it: {@code decision}, {@code reviewerNote}, and {@code reviews} of fields that are sent back. */
    public S reviewing(String node, Map<String, ?> review) {
        Node there = names().node(node);
        names().require(there, ValidationNode.class, "reviews");
        return with(plan().reviewing(there.id(), Value.Context.of(review)));
    }

    /**
     * Answers in the place of a service, at each call, such as {@code call -> Map.of("score", 712)}.
     *
     * @param name the id of the node that asks, or the name of the service, wherever it is asked; an API's is its origin
     */
    public S service(String name, ServiceAnswers answers) {
        names().requireOutside(name);
        return with(plan().served(plan().services().with(name, answers)));
    }

    /** The same answer at each call: a map of what the node's {@code response} names. */
    public S service(String name, Map<String, ?> answer) {
        return service(name, call -> answer);
    }

    /**
     * Fails in the place of a service, at each call; so can who sends codes: name the NIP's channel, such as {@code sms}, or the OTP's
     * provider.
     */
    public S service(String name, ServiceFault fault) {
        return service(name, call -> fault);
    }

    /**
     * Has people and services do what a scenario of the definition says; what was said of people before is forgotten, and what is
     * said of services counts before it.
     *
     * @param scenario its id or its name
     */
    public S inScenario(String scenario) {
        return inScenario(names().scenario(scenario));
    }

    /** The same of a scenario that the document need not have, such as one that a property draws. */
    public S inScenario(Scenario scenario) {
        return with(plan().following(scenario));
    }
}
