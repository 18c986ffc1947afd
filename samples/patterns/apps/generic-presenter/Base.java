package p;

import android.app.Activity;
import android.os.Bundle;
import java.lang.reflect.ParameterizedType;

public abstract class Base<P extends Presenter> extends Activity {
    protected P presenter;

    @Override
    @SuppressWarnings("unchecked")
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        ParameterizedType type = (ParameterizedType) getClass().getGenericSuperclass();
        try {
            presenter = ((Class<P>) type.getActualTypeArguments()[0]).newInstance();
        } catch (ReflectiveOperationException error) {
            throw new IllegalStateException(error);
        }
        presenter.start();
    }
}
