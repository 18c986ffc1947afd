package retrofit2;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import retrofit2.http.POST;

public final class Retrofit {
    private final String base;

    Retrofit(String base) {
        this.base = base;
    }

    @SuppressWarnings("unchecked")
    public <T> T create(Class<T> service) {
        return (T) Proxy.newProxyInstance(service.getClassLoader(), new Class<?>[] {service}, new InvocationHandler() {
            @Override
            public Object invoke(Object proxy, Method method, Object[] arguments) {
                Annotation path = method.getAnnotation(POST.class);
                return new HttpCall<Object>(base + ((POST) path).value(), String.valueOf(arguments[0]));
            }
        });
    }

    public static final class Builder {
        private String base;

        public Builder baseUrl(String url) {
            base = url;
            return this;
        }

        public Retrofit build() {
            return new Retrofit(base);
        }
    }
}
