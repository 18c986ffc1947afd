package p;

import kotlin.coroutines.Continuation;
import retrofit2.http.POST;
import retrofit2.http.Query;

interface Api {
    @POST("v1/hello")
    Object hello(@Query("id") String id, Continuation<? super String> done);
}
