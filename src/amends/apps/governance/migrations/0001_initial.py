"""The governance log."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies: ClassVar = [
        ('incidents', '0002_append_only'),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name='GovernanceEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=20, unique=True)),
                ('kind', models.CharField(choices=[('trading_freeze', 'Trading freeze'), ('press_contact', 'Press contact'), ('audit_commissioned', 'Audit commissioned'), ('audit_finding', 'Audit finding'), ('audit_followed', 'Audit finding followed'), ('decision', 'Decision'), ('outsider_publication', 'Published by others'), ('regulator_contact', 'Contact with an authority'), ('law_enforcement', 'Police and prosecutors')], max_length=24)),
                ('at', models.DateTimeField()),
                ('noted_at', models.DateTimeField()),
                ('by', models.CharField(max_length=150)),
                ('who', models.CharField(default='', max_length=300)),
                ('words', models.TextField()),
                ('until', models.DateTimeField(null=True)),
                ('url', models.CharField(default='', max_length=500)),
                ('answer', models.TextField(default='')),
                ('findings', models.JSONField(default=list)),
                ('facts', models.JSONField(default=list)),
                ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='governance.governanceentry')),
                ('follows', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followers', to='governance.governanceentry')),
                ('incident', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='governance', to='incidents.incident')),
            ],
            options={
                'indexes': [models.Index(fields=['incident', 'at'], name='governance_by_time')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['trading_freeze', 'press_contact', 'audit_commissioned', 'audit_finding', 'audit_followed', 'decision', 'outsider_publication', 'regulator_contact', 'law_enforcement'])), name='governance_kind_known')],
            },
        ),
    ]
