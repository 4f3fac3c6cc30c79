package dev.workfloo.bench;

import dev.workfloo.bench.CreditCase.Ending;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEntityEvent;
import org.flowable.common.engine.api.delegate.event.FlowableEngineEventType;
import org.flowable.common.engine.api.delegate.event.FlowableEvent;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.delegate.JavaDelegate;
import org.flowable.engine.delegate.event.AbstractFlowableEngineEventListener;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.variable.api.history.HistoricVariableInstance;

/**
 * Flowable 8 in this process, without the parts that the flow does not need, and with an asynchronous step that is not
 * exclusive, which saves it two commits.
 */
final class FlowableFlow implements Flow {

    private static final int THREADS = 8;

    private final Tables tables;
    private final Ends ends;
    private final ProcessEngine engine;

    private FlowableFlow(Tables tables, Ends ends, ProcessEngine engine) {
        this.tables = tables;
        this.ends = ends;
        this.engine = engine;
    }

    static FlowableFlow on(DataSource database) {
        Ends ends = new Ends();
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistoryLevel(HistoryLevel.AUDIT);
        configuration.setDisableIdmEngine(true);
        configuration.setDisableEventRegistry(true);
        configuration.setAsyncExecutorActivate(true);
        configuration.setAsyncExecutorCorePoolSize(THREADS);
        configuration.setAsyncExecutorMaxPoolSize(THREADS);
        configuration.setBeans(steps());
        configuration.setEventListeners(List.of(new Completed(ends)));
        ProcessEngine engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString("credit.bpmn20.xml", Bpmn.document("http://flowable.org/bpmn", "", "async"))
                .deploy();
        return new FlowableFlow(new Tables(database), ends, engine);
    }

    private static Map<Object, Object> steps() {
        Map<Object, Object> steps = new HashMap<>();
        Bpmn.STEPS.forEach((name, step) -> steps.put(
                name, (JavaDelegate) execution -> execution.setVariables(step.set(execution.getVariables()))));
        return steps;
    }

    /** Is told after the commit. */
    private static final class Completed extends AbstractFlowableEngineEventListener {

        private final Ends ends;

        Completed(Ends ends) {
            super(Set.of(FlowableEngineEventType.PROCESS_COMPLETED));
            this.ends = ends;
            setOnTransaction("COMMITTED");
        }

        @Override
        public void onEvent(FlowableEvent event) {
            ends.reached(((FlowableEngineEntityEvent) event).getProcessInstanceId());
        }
    }

    @Override
    public String run() throws Exception {
        String id = engine.getRuntimeService()
                .startProcessInstanceByKey(Bpmn.PROCESS)
                .getId();
        CountDownLatch end = ends.of(id);
        String task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(id)
                .singleResult()
                .getId();
        engine.getTaskService().complete(task, CreditCase.ANSWERS);
        Ends.await(end);
        return id;
    }

    @Override
    public Ending ending(String id) {
        Map<String, Object> variables = new HashMap<>();
        for (HistoricVariableInstance variable : engine.getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(id)
                .list()) {
            variables.put(variable.getVariableName(), variable.getValue());
        }
        return Bpmn.ending(variables);
    }

    @Override
    public void settle() throws Exception {
        tables.settle(name -> name.startsWith("act_hi_"));
    }

    @Override
    public void close() {
        engine.close();
    }
}
