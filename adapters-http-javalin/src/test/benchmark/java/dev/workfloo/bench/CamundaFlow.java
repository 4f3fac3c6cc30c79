package dev.workfloo.bench;

import dev.workfloo.bench.CreditCase.Ending;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;

/** Camunda 7 in this process, without the parts that the flow does not need, and with more threads than it takes by itself. */
final class CamundaFlow implements Flow {

    private static final int THREADS = 8;

    private static final String TELL_THE_END = """
            <extensionElements>
              <engine:executionListener event="end" delegateExpression="${ended}"/>
            </extensionElements>""";

    private final Tables tables;
    private final Ends ends;
    private final ProcessEngine engine;

    private CamundaFlow(Tables tables, Ends ends, ProcessEngine engine) {
        this.tables = tables;
        this.ends = ends;
        this.engine = engine;
    }

    static CamundaFlow on(DataSource database) {
        Ends ends = new Ends();
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("audit");
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setAuthorizationEnabled(false);
        configuration.setMetricsEnabled(false);
        configuration.setCmmnEnabled(false);
        configuration.setDmnEnabled(false);
        configuration.setJobExecutor(executor());
        configuration.setJobExecutorActivate(true);
        configuration.setBeans(beans(ends));
        ProcessEngine engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString(
                        "credit.bpmn", Bpmn.document("http://camunda.org/schema/1.0/bpmn", TELL_THE_END, "asyncBefore"))
                .deploy();
        return new CamundaFlow(new Tables(database), ends, engine);
    }

    private static DefaultJobExecutor executor() {
        DefaultJobExecutor executor = new DefaultJobExecutor();
        executor.setCorePoolSize(THREADS);
        executor.setMaxPoolSize(THREADS);
        executor.setQueueSize(THREADS);
        executor.setMaxJobsPerAcquisition(THREADS);
        return executor;
    }

    private static Map<Object, Object> beans(Ends ends) {
        Map<Object, Object> beans = new HashMap<>();
        Bpmn.STEPS.forEach((name, step) -> beans.put(
                name, (JavaDelegate) execution -> execution.setVariables(step.set(execution.getVariables()))));
        beans.put("ended", (ExecutionListener) execution -> tellWhenCommitted(execution, ends));
        return beans;
    }

    private static void tellWhenCommitted(DelegateExecution execution, Ends ends) {
        String id = execution.getProcessInstanceId();
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(TransactionState.COMMITTED, context -> ends.reached(id));
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
                .processInstanceIdIn(id)
                .list()) {
            variables.put(variable.getName(), variable.getValue());
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
