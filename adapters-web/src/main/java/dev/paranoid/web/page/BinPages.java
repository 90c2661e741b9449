package dev.paranoid.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Puts pages together.
 *
 * @param path where the bin is, as Spring's servlet knows it
 * @param address the same below the context path: with the path of that servlet, where it has one
 * @param logIn how people log in by the bin's own form, where they do
 */
public record BinPages(String path, String address, Optional<LogIn> logIn) {

    /**
     * What every page knows.
     *
     * @param base where the bin is
     * @param here which part of it this is
     * @param form what a form must show
     * @param who the visitor's name, or empty
     * @param operates whether he may see how the service fares
     * @param logsOut whether he can log out
     */
    public record Frame(String base, String here, String form, String who, boolean operates, boolean logsOut) {}

    String base(HttpServletRequest request) {
        return request.getContextPath() + address;
    }

    /** {@return a page, by the name of its template, which is also the part of the bin it is in} */
    public ModelAndView page(HttpServletRequest request, Visitor visitor, String template, Map<String, ?> model) {
        boolean logsOut = logIn.flatMap(known -> FormTokens.cookie(request, known.cookie()))
                .isPresent();
        Frame frame = new Frame(
                base(request),
                template,
                FormTokens.of(request),
                visitor.caller().name(),
                visitor.operates(),
                logsOut);
        return framed(template, frame, model);
    }

    /** {@return a page for somebody who is not known} */
    public ModelAndView page(HttpServletRequest request, String template, Map<String, ?> model) {
        return framed(template, new Frame(base(request), template, FormTokens.of(request), "", false, false), model);
    }

    private static ModelAndView framed(String template, Frame frame, Map<String, ?> model) {
        Map<String, Object> all = new LinkedHashMap<>(model);
        all.put("frame", frame);
        return new ModelAndView("paranoid/" + template, all);
    }

    /** {@return where to go on after something was done, so that a reload does not do it again} */
    public ModelAndView goTo(HttpServletRequest request, String target) {
        RedirectView view = new RedirectView(base(request) + target);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        view.setExpandUriTemplateVariables(false);
        return new ModelAndView(view);
    }
}
