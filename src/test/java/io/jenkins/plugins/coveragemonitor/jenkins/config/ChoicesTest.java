package io.jenkins.plugins.coveragemonitor.jenkins.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockConstruction;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.coveragemonitor.gate.rule.DropCheck;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import java.math.BigDecimal;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lists of a gate's form say what holds when nothing is chosen, and it does. */
class ChoicesTest {
    enum Field {
        METRIC(GateDescriptor::doFillMetricItems, GateRule::metric),
        SCOPE(GateDescriptor::doFillScopeItems, GateRule::scope),
        ON_MISS(GateDescriptor::doFillOnMissItems, rule -> rule.levels().onMiss()),
        REMOVED_CODE(GateDescriptor::doFillRemovedCodeItems, rule -> ((DropCheck) rule.check()).removedCode());

        private final BiFunction<GateDescriptor, Item, ListBoxModel> items;
        private final Function<GateRule, Enum<?>> given;

        Field(BiFunction<GateDescriptor, Item, ListBoxModel> items, Function<GateRule, Enum<?>> given) {
            this.items = items;
            this.given = given;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFirstChoiceSaysWhatHoldsByDefault(Field list) {
        Enum<?> byDefault =
                list.given.apply(new GateRuleBuilder().maxDrop(BigDecimal.TEN).build());
        try (var made = mockConstruction(ListBoxModel.class)) {
            ListBoxModel items = list.items.apply(new GateOption.DescriptorImpl(), mock(Item.class));

            assertThat(made.constructed()).containsExactly(items);
            verify(items).add(startsWith("(by default: " + Choices.label(byDefault)), eq(""));
            for (Enum<?> choice : byDefault.getDeclaringClass().getEnumConstants()) {
                verify(items).add(Choices.label(choice), choice.name());
            }
            verifyNoMoreInteractions(items);
        }
    }
}
