package dev.paranoid.mybatis.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paranoid.domain.declared.EntityTypes;
import dev.paranoid.mybatis.catalogue.DeclarationDoesNotFit;
import dev.paranoid.mybatis.catalogue.Fault;
import dev.paranoid.mybatis.declaration.broken.TwoIds;
import dev.paranoid.mybatis.declaration.broken.WithoutId;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What is wrong with annotations is told as all other faults of a declaration are, and in the words of annotations. */
class TypesInJavaTests {

    private static final String WITHOUT_ID = WithoutId.class.getName()
            + " does not say what its id is: @ParanoidId on the member that has it, or @Paranoid(value = \"lost\","
            + " paranoid = false)";
    private static final String TWO_IDS = TwoIds.class.getName() + " has several ids, [one, other]: keep one";

    private final StandardEnvironment settings = new StandardEnvironment();
    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

    private DeclarationDoesNotFit refusal() {
        TypesInJava types = new TypesInJava();
        types.setEnvironment(settings);
        return Objects.requireNonNull(
                catchThrowableOfType(DeclarationDoesNotFit.class, () -> types.postProcessBeanFactory(beans)));
    }

    @Test
    void allClassesThatAreFoundAreToldAtOnce() {
        settings.getPropertySources()
                .addLast(new MapPropertySource("test", Map.of("paranoid.scan", WithoutId.class.getPackageName())));

        assertThat(refusal().faults()).extracting(Fault::what).containsExactly(TWO_IDS, WITHOUT_ID);
        assertThat(refusal().mends())
                .containsExactly(
                        "Correct the annotations of " + TwoIds.class.getName() + ".",
                        "Correct the annotations of " + WithoutId.class.getName() + ".");
    }

    @Test
    void soAreThoseOfABean() {
        RootBeanDefinition bean = new RootBeanDefinition(EntityTypes.class, () -> EntityTypes.of(WithoutId.class));
        beans.registerBeanDefinition("shop", bean);

        assertThat(refusal().faults()).extracting(Fault::what).containsExactly(WITHOUT_ID);
        assertThat(refusal().mends()).containsExactly("Correct the bean 'shop', or the annotations of its classes.");
    }
}
