package dev.workfloo.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** The packages by name. They match under any root, so that the rules also see the samples that they must reject. */
final class Packages {

    static final String ROOT = "..workfloo";
    static final String CONTACT = "..workfloo.contact..";
    static final String RULE = "..workfloo.rule..";
    static final String DOCUMENT = "..workfloo.document..";
    static final String CONTENT = "..workfloo.content..";
    static final String DECIDING = "..workfloo.rule.decision";
    static final String PROOF = "..workfloo.rule.decision.proof..";
    static final String SPACE = "..workfloo.rule.decision.space..";
    static final String DEFINITION = "..workfloo.definition..";
    static final String EXECUTION = "..workfloo.execution..";
    static final String CONSENT = "..workfloo.consent..";
    static final String RETENTION = "..workfloo.retention..";
    static final String SCENARIO = "..workfloo.scenario..";
    static final String ACCESS = "..workfloo.access..";
    static final String POLICY = "..workfloo.policy..";

    static final String EXPRESSION_TREE = "..workfloo.rule.expression";
    static final String EXPRESSION_FUNCTIONS = "..workfloo.rule.expression.function";
    static final String EXPRESSION_SYNTAX = "..workfloo.rule.expression.syntax";
    static final String EXPRESSION_EVALUATION = "..workfloo.rule.expression.evaluation";
    static final String EXPRESSION_CHECK = "..workfloo.rule.expression.check";

    static final String DEFINITION_MODEL = "..workfloo.definition";
    static final String DEFINITION_FILE = "..workfloo.definition.file";
    static final String DEFINITION_FORM = "..workfloo.definition.form";
    static final String DEFINITION_FLOW = "..workfloo.definition.flow";
    static final String DEFINITION_DOCUMENT = "..workfloo.definition.document";
    static final String DEFINITION_CHECK = "..workfloo.definition.check";

    static final String FACADE = "..workfloo.application";
    static final String DEFINITION_USE_CASES = "..workfloo.application.definition";
    static final String PORT_IN = "..workfloo.application.port.in..";
    static final String PORT_OUT = "..workfloo.application.port.out..";

    static final String JDBC = "..workfloo.jdbc..";
    static final String JDBC_EXECUTION = "..workfloo.jdbc.execution";
    static final String JDBC_CACHE = "..workfloo.jdbc.cache";
    static final String JDBC_CONTENT = "..workfloo.jdbc.content";
    static final String JDBC_EVENT = "..workfloo.jdbc.event";
    static final String JDBC_IDEMPOTENCY = "..workfloo.jdbc.idempotency";
    static final String JDBC_PERSON = "..workfloo.jdbc.person";
    static final String JDBC_SEARCH = "..workfloo.jdbc.search";
    static final String JDBC_ENCRYPTION = "..workfloo.jdbc.encryption";
    static final String JDBC_FORMAT = "..workfloo.jdbc.format";
    static final String JDBC_ROTATION = "..workfloo.jdbc.rotation";
    static final String JDBC_RETENTION = "..workfloo.jdbc.retention";
    static final String JDBC_MIGRATION = "..workfloo.jdbc.migration";
    static final String JDBC_SQL = "..workfloo.jdbc.sql";
    static final String JDBC_TRANSACTION = "..workfloo.jdbc.transaction";
    static final String WORKER = "..workfloo.worker..";
    static final String HTTP = "..workfloo.http..";
    static final String OPERATION = "..workfloo.http.operation..";
    static final String OUTBOUND = "..workfloo.outbound..";
    static final String OUTBOUND_FILE = "..workfloo.outbound.file";
    static final String OUTBOUND_HTTP = "..workfloo.outbound.http";
    static final String OUTBOUND_MAIL = "..workfloo.outbound.mail";
    static final String OUTBOUND_SOCKET = "..workfloo.outbound.socket";
    static final String TIKA = "..workfloo.tika..";
    static final String PDF = "..workfloo.pdf..";
    static final String TELEMETRY = "..workfloo.telemetry..";
    static final String WIRE = "..workfloo.wire";
    static final String PAGES = "..workfloo.pages..";
    static final String DOCS = "..workfloo.docs..";
    static final String PERSON = "..workfloo.person..";
    static final String PERSON_STEP = "..workfloo.person.step";
    static final String PERSON_FORM = "..workfloo.person.form";
    static final String PERSON_CODE = "..workfloo.person.code";
    static final String SERVER = "..workfloo.server..";
    static final String TEST_KIT = "..workfloo.testkit..";

    static final DescribedPredicate<JavaClass> OURS = resideInAPackage("..workfloo..");
    static final DescribedPredicate<JavaClass> DOMAIN = resideInAnyPackage(
                    ROOT,
                    CONTACT,
                    RULE,
                    DOCUMENT,
                    CONTENT,
                    DEFINITION,
                    EXECUTION,
                    CONSENT,
                    RETENTION,
                    SCENARIO,
                    ACCESS,
                    POLICY)
            .as("the domain");

    /** Whatever is not named as an adapter, the server or the test kit, so that a new package is pure until somebody says otherwise. */
    static final DescribedPredicate<JavaClass> CORE = OURS.and(resideOutsideOfPackages(
                    JDBC, WORKER, HTTP, OUTBOUND, TELEMETRY, TIKA, PDF, WIRE, PAGES, DOCS, PERSON, SERVER, TEST_KIT))
            .as("the core");

    /** Where the core holds what is too large to be a value. */
    static final DescribedPredicate<JavaClass> STREAMING = resideInAnyPackage(CONTENT, PORT_OUT)
            .or(simpleName("MemoryDocuments"))
            .as("where documents are");

    /** Where values are made of a host's own types. */
    static final DescribedPredicate<JavaClass> REFLECTING =
            resideInAPackage("..workfloo.rule").as("where values meet Java's types");

    /** All that clients drive, but for who they are. */
    static final DescribedPredicate<JavaClass> DRIVEN_BY_OPERATIONS = resideInAPackage(PORT_IN)
            .and(DescribedPredicate.not(simpleName("IdentifyCaller")))
            .as("driving ports of operations");

    private Packages() {}
}
