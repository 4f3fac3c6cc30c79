package dev.workfloo.testkit;

import dev.workfloo.definition.DocumentNode;
import dev.workfloo.definition.FormNode;
import dev.workfloo.definition.NipNode;
import dev.workfloo.definition.Node;
import dev.workfloo.definition.OtpNode;
import dev.workfloo.definition.ValidationNode;
import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
        requireSome(codes);
        return with(plan().typing(new Codes(List.of(codes), plan().codes().byNode())));
    }

    /**
     * The same at one node.
     *
     * @param node the id of a LINK with service {@code NIP} or {@code OTP}
     */
    public S typingAt(String node, String... codes) {
        requireSome(codes);
        Node there = names().node(node);
        if (!(there instanceof NipNode)) names().require(there, OtpNode.class, "codes");
        return with(plan().typing(plan().codes().at(there.id(), List.of(codes))));
    }

    private static void requireSome(String... codes) {
        if (codes.length == 0) throw new IllegalArgumentException("name one code at least");
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
        return with(plan().sending(there.id(), files(files)));
    }

    private static Value.Context files(Map<?, ?> files) {
        return (Value.Context) file(files);
    }

    private static Value file(Object file) {
        if (file instanceof SampleFile sample) return new Value.Text(sample.base64());
        if (file instanceof Iterable<?> several) {
            List<Value> all = new ArrayList<>();
            several.forEach(each -> all.add(file(each)));
            return new Value.Sequence(all);
        }
        if (!(file instanceof Map<?, ?> set)) return Value.of(file);
        Map<String, Value> members = new LinkedHashMap<>();
        set.forEach((id, each) -> members.put((String) id, file(each)));
        return new Value.Context(members);
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
        return with(plan().following(names().scenario(scenario)));
    }
}
