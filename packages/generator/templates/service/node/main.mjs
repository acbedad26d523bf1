/** The program in the container: answers until ECS asks it to stop. */
import { createService } from './service.mjs';

const service = createService();
service.listen(Number(process.env.PORT ?? 8080), () => console.log(`listening on port ${service.address().port}`));

process.on('SIGTERM', () => {
  service.close();
  service.closeIdleConnections();
});
